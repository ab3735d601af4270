import { html } from '../html.js';
import { amount, labelled } from './numbers.js';
import { wordsOf } from './state.js';

/** So many lines of a table of a chart: the newest. */
const MOST_ROWS = 120;
const MOST_KEYS = 200;

/** What a chart shows, in rows, the newest first; steps in which nothing was recorded are passed over. */
export function rows({ times, lines, range }, tile, page) {
  const words = wordsOf(page);
  const known = times.map((time, index) => ({ time, index })).filter(({ index }) => lines.some(({ values }) => values[index] != null)).reverse().slice(0, MOST_ROWS);
  const name = ({ labels, dashed }) => (dashed ? words.dayBefore(labelled(labels, page)) : labelled(labels, page));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.tableOf(tile.title ?? tile.metric)}><table class="of-chart">
    <thead><tr><th scope="col">${words.time}</th>${lines.map((line) => html`<th scope="col" dir="auto">${name(line)}</th>`)}</tr></thead>
    <tbody>${known.map(({ time, index }) => html`<tr><th scope="row">${words.at(time, range)}</th>${lines.map(({ values }) => html`<td>${amount(values[index], tile, page)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** Keyed values, the newest first. */
export function keyed(values, tile, page) {
  const words = wordsOf(page);
  const found = [...(values?.values() ?? [])].sort((one, other) => other.at - one.at).slice(0, MOST_KEYS);
  if (!found.length) return html`<p class="quiet">${words.nothingYet}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.tableOf(tile.title ?? tile.metric)}><table>
    <thead><tr><th scope="col">${words.key}</th><th scope="col">${words.value}</th><th scope="col">${words.time}</th></tr></thead>
    <tbody>${found.map(({ key, value, at }) => html`<tr><th scope="row" dir="auto">${key}</th><td dir="auto">${typeof value === 'number' ? amount(value, tile, page) : typeof value === 'string' ? value : JSON.stringify(value)}</td><td>${page.words.short(at)}</td></tr>`)}</tbody>
  </table></div>`;
}
