/** Ends of the axis are 1, 2 or 5 of a power of ten; so many of them at most. */
const MOST_TICKS = 6;
/** The bar of what was exactly 0 stands apart, this wide: all is 1. */
const ZERO = 0.04;
const GAP = 0.02;

/**
 * Bars by value, each at its place on a scale on which twice as much is always as far: `{ bars, at, ticks }`. A bar is
 * `{ from, below, count, x, width, height }` in parts of 1; it is as high as values lie dense there, so that its area is
 * how many they are.
 */
export function laidOut(bars) {
  const zero = bars.find(([, below]) => below === 0);
  const others = bars.filter(([, below]) => below > 0);
  const left = zero && others.length ? ZERO + GAP : 0;
  const [low, high] = others.length ? [Math.log(others[0][0] || others[0][1] / 2), Math.log(others.at(-1)[1])] : [0, 1];
  const at = (value) => (value > 0 ? left + ((Math.log(value) - low) / (high - low || 1)) * (1 - left) : ZERO / 2);
  const laid = others.map(([from, below, count]) => {
    const x = Math.max(left, at(from));
    const width = Math.max(at(below) - x, 0.002);
    return { from, below, count, x, width, dense: count / width };
  });
  if (zero) laid.unshift({ from: 0, below: 0, count: zero[2], x: 0, width: ZERO, dense: zero[2] / ZERO });
  const most = Math.max(...laid.map(({ dense }) => dense), 0);
  return { at, bars: laid.map(({ dense, ...bar }) => ({ ...bar, height: dense / most })), ticks: others.length ? ticks(Math.exp(low), Math.exp(high)) : [] };
}

function ticks(low, high) {
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const digit of [1, 2, 5]) {
      const value = Number(`${digit}e${power}`);
      if (value >= low && value <= high) found.push(value);
    }
  }
  if (found.length < 2) return even(low, high);
  const each = Math.ceil(found.length / MOST_TICKS);
  return found.filter((_, index) => index % each === 0);
}

/** Where all is near together. */
function even(low, high) {
  const rough = (high - low) / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * [1, 2, 5, 10].find((times) => times * unit >= rough);
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((high - first) / step) + 1) }, (_, index) => Number((first + index * step).toPrecision(6)));
}
