import { html, nothing } from '../html.js';
import { downIcon, upIcon } from './icons.js';
import { wordsOf } from './state.js';

/** What is longer is told shortly where there is little room. */
const LONG = 1e7;

/** A number with its unit. */
export function amount(value, tile, page, brief = false) {
  if (value == null) return '–';
  const words = wordsOf(page);
  const number = brief && Math.abs(value) >= LONG ? words.compact : words.number;
  return tile.unit ? `${number(value)} ${tile.unit}` : number(value);
}

/** How it goes: an arrow, and by how much. */
export function trendMark(part, page) {
  if (part == null || !Number.isFinite(part)) return nothing;
  const words = wordsOf(page);
  const still = Math.abs(part) < 0.005;
  const label = still ? words.steady : words.trend(part);
  return html`<span class="trend" role="img" aria-label=${label} title=${label}>${still ? '=' : html`${part > 0 ? upIcon() : downIcon()}${words.percent(Math.abs(part))}`}</span>`;
}

/** What tells a series from the others of its metric. */
export function labelled(labels, page) {
  const entries = Object.entries(labels);
  if (!entries.length) return wordsOf(page).all;
  if (labels.other === 'true' && entries.length === 1) return wordsOf(page).others;
  return entries.length === 1 ? entries[0][1] : entries.map(([key, value]) => `${key}=${value}`).join(' ');
}
