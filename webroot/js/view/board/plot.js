/*! uPlot 1.6.32: Copyright (c) Leon Sorokin, MIT licence; see lib/uplot/LICENSE */
import uPlot from 'uplot';

const HEIGHT = 160;
const DASH = [6, 4];
/** Of the axis of values: what one letter takes, and all of it at least. */
const [LETTER, LEAST] = [7, 40];
/** A time nearer to the edge would be cut. */
const EDGE = 24;
/** Colours that are told apart by everybody; beyond them a line is dashed as well. */
const COLOURS = 5;

/** One chart of uPlot in an element: lines or bars over time. It is walked by arrow keys as by a pointer. */
export class Plot {
  #host;
  #plot = null;
  #made = '';
  #data = null;
  #probe = document.createElement('span');
  #sized = new ResizeObserver(() => this.#resize());

  constructor(host) {
    this.#host = host;
    this.#probe.hidden = true;
    host.append(this.#probe);
    host.addEventListener('keydown', (event) => this.#walk(event));
    host.addEventListener('dblclick', () => this.#data?.zoomed && this.#data.zoom(null));
    host.addEventListener('blur', () => this.#plot?.setCursor({ left: -10, top: -10 }));
    this.#sized.observe(host);
  }

  /**
   * `{ times, lines: [{ values, dashed? }], bars, zero, format, at(index), zoom(piece), zoomed }`; `at` is told which step one
   * points at, or null, and `zoom` which part one has drawn over, `{ from, to }`, or null for all of it.
   */
  show(data) {
    this.#data = data;
    const width = this.#host.clientWidth;
    if (!width) return;
    const look = this.#look();
    const made = JSON.stringify([data.bars, data.zero, data.lines.map(({ hue, dashed }) => [hue, dashed]), look, data.language]);
    if (made !== this.#made) {
      this.#plot?.destroy();
      this.#plot = new uPlot(this.#options(data, look, width), this.#columns(), this.#host);
      this.#made = made;
    } else {
      this.#plot.setData(this.#columns());
    }
  }

  destroy() {
    this.#sized.disconnect();
    this.#plot?.destroy();
  }

  #columns() {
    const { times, lines } = this.#data;
    return [times.map((time) => time / 1000), ...lines.map(({ values }) => values)];
  }

  #look() {
    const { color, borderTopColor, fontFamily } = getComputedStyle(this.#host);
    return { color, line: borderTopColor, font: `12px ${fontFamily}`, hues: Array.from({ length: COLOURS }, (_, hue) => this.#colour(hue)), height: this.#height() };
  }

  #colour(hue) {
    this.#probe.className = `hue-of-line-${hue}`;
    return getComputedStyle(this.#probe).color;
  }

  #height() {
    return this.#host.clientHeight || HEIGHT;
  }

  #options({ lines, bars, zero, format, time }, { color, line, font, hues, height }, width) {
    const axis = { stroke: color, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
    return {
      width,
      height,
      legend: { show: false },
      padding: [8, 8, 0, 0],
      cursor: { y: false, drag: { x: true, y: false, dist: 8, setScale: false }, points: { size: 7 } },
      scales: { x: { time: true }, y: { range: (plot, low, high) => around(low, high, bars || zero) } },
      axes: [
        { ...axis, size: 24, space: 80, grid: { show: false }, values: (plot, splits) => splits.map((split) => (nearEnd(plot, split) ? '' : time(split * 1000))) },
        { ...axis, size: (plot, texts) => Math.max(LEAST, 12 + LETTER * Math.max(0, ...(texts ?? []).map(({ length }) => length))), space: 36, values: (plot, splits) => apart(splits, format) },
      ],
      series: [{}, ...lines.map(({ hue, dashed }) => {
        const stroke = hues[hue % COLOURS];
        const more = bars && !dashed ? { paths: uPlot.paths.bars({ size: [0.8, 40] }), fill: stroke, points: { show: false } } : { points: { filter: alone } };
        return { stroke, width: 2, dash: dashed || hue >= COLOURS ? DASH : undefined, spanGaps: false, ...more };
      })],
      hooks: {
        setCursor: [({ cursor }) => this.#data.at(cursor.idx ?? null)],
        setSelect: [(plot) => this.#drawnOver(plot)],
      },
    };
  }

  #resize() {
    if (!this.#data) return;
    if (!this.#plot) this.show(this.#data);
    else if (this.#host.clientWidth) this.#plot.setSize({ width: this.#host.clientWidth, height: this.#height() });
  }

  #drawnOver(plot) {
    const { left, width } = plot.select;
    if (width <= 0) return;
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#zoom(plot.posToVal(left, 'x') * 1000, plot.posToVal(left + width, 'x') * 1000);
  }

  /** Never less than two steps. */
  #zoom(from, to) {
    const [first, second] = this.#data.times;
    if (to - from >= 2 * (second - first)) this.#data.zoom({ from: Math.round(from), to: Math.round(to) });
  }

  /** To half of it around where one points, or out again. */
  #zoomByKey(key) {
    if (key === '-') return void (this.#data.zoomed && this.#data.zoom(null));
    const { times } = this.#data;
    const quarter = (times.at(-1) - times[0]) / 4;
    const middle = times[this.#plot.cursor.idx ?? times.length - 1];
    const from = Math.max(times[0], Math.min(middle - quarter, times.at(-1) - 2 * quarter));
    this.#zoom(from, from + 2 * quarter);
  }

  #walk(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (!this.#plot || !this.#data.times.length || event.altKey || event.ctrlKey || event.metaKey) return;
    if ('+=-'.includes(event.key)) this.#zoomByKey(event.key);
    if (!step) return;
    event.preventDefault();
    const last = this.#data.times.length - 1;
    const at = Math.max(0, Math.min(last, (this.#plot.cursor.idx ?? last + 1) + step));
    this.#plot.setCursor({ left: this.#plot.valToPos(this.#data.times[at] / 1000, 'x'), top: 10 });
  }
}

function nearEnd({ width, scales: { x: { min, max } } }, split) {
  return ((max - split) / (max - min)) * width < EDGE;
}

/** Values that no line leads to or from are seen as dots, however narrow the steps are. */
function alone(plot, index, shown) {
  if (shown) return null;
  const values = plot.data[index];
  return values.flatMap((value, at) => (value != null && values[at - 1] == null && values[at + 1] == null ? [at] : []));
}

/** With as many digits as tell them apart. */
function apart(splits, format) {
  let texts = [];
  for (let more = 0; more < 6; more++) {
    texts = splits.map((split) => format(split, more));
    if (new Set(texts).size === texts.length) break;
  }
  return texts;
}

/** From zero, unless all is far from it or below it; never a line of no height. */
function around(low, high, zero) {
  if (low == null || high == null) return [0, 1];
  const near = zero || low < 0 || low < (high - low) * 2;
  const bottom = low < 0 ? low : near ? 0 : low;
  const room = (high - bottom || Math.abs(high) || 1) * 0.08;
  return [near && low >= 0 ? 0 : bottom - room, high + room];
}
