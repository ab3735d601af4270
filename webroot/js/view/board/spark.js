import { nothing, svg, html } from '../html.js';

const [WIDTH, HEIGHT] = [72, 20];

/** A line of no more than an inch; the numbers beside it say what it says. */
export function spark(values) {
  const known = values.filter((value) => value != null);
  if (known.length < 2) return nothing;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index) => ((index / (values.length - 1)) * WIDTH).toFixed(1);
  const y = (value) => (high === low ? HEIGHT / 2 : HEIGHT - 1 - ((value - low) / (high - low)) * (HEIGHT - 2)).toFixed(1);
  let path = '';
  values.forEach((value, index) => {
    if (value != null) path += `${path && values[index - 1] != null ? 'L' : 'M'}${x(index)} ${y(value)}`;
  });
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round">${svg`<path d=${path}></path>`}</svg>`;
}
