import { dayBefore } from '../../chat/board/board-past.js';
import { coarser, columns } from '../../chat/board/tiles.js';
import { html, nothing } from '../html.js';
import { amount, labelled } from './numbers.js';
import { stateOf, wordsOf } from './state.js';
import { rows } from './table.js';

const LIVE_MS = 600_000;
const WEEK_MS = 604_800_000;

/** What a tile shows of the past: the live one while it goes back so far, else what is read. */
export function dataOf({ tile, metric, kind }, page) {
  const state = stateOf(page);
  const { past } = state.boards.of(page.boards.opened);
  const range = state.range ?? (tile.range_ms > 0 ? tile.range_ms : LIVE_MS);
  const compared = state.compared && range <= WEEK_MS;
  const to = state.boards.now();
  const window = { from: to - range, to };
  if (range <= LIVE_MS && !compared) return coarser({ range, ...columns(metric, tile, window) }, kind);
  const piece = past.of(range, { compared });
  const found = columns(piece.metrics?.get(tile.metric), tile, window);
  const dayAgo = piece.before?.get(tile.metric)?.series;
  const before = compared && piece.before
    ? found.lines.map(({ key, labels }) => ({ key, labels, dashed: true, values: found.times.map((time) => dayBefore(dayAgo?.get(key)?.past, time)) }))
    : [];
  return coarser({ range, ...found, lines: [...found.lines, ...before], problem: piece.problem }, kind);
}

/** Lines or bars over time, what they mean beneath them, or the same as a table. */
export function chart(about, page) {
  const { tile, index, kind } = about;
  const state = stateOf(page);
  const words = wordsOf(page);
  const data = dataOf(about, page);
  if (state.asTable) return rows(data, tile, page);
  const at = state.pointed?.index === index ? state.pointed.at : null;
  const keys = data.lines.filter(({ dashed }) => !dashed).map(({ key }) => key);
  const all = data.lines.map((line) => ({ ...line, hue: keys.indexOf(line.key) }));
  const host = state.charts.of(`${page.boards.opened.board} ${index} ${tile.metric}`, {
    times: data.times,
    lines: all,
    bars: tile.show === 'bars',
    language: words.tag,
    format: (value) => words.compact(value),
    time: (time) => words.tick(time, data.range),
    at: (step) => point(state, index, step, page),
  });
  host.tabIndex = 0;
  host.setAttribute('role', 'img');
  // Whoever is in it is not told of each change.
  if (host !== document.activeElement) host.setAttribute('aria-label', words.chartOf(tile.title ?? tile.metric, summary(data, tile, page)));
  return html`
    <div class="chart-place">${host}</div>
    <p class="quiet reading-line" aria-live=${at == null ? 'off' : 'polite'}>${at == null ? `${words.steps[kind] ?? ''} ${words.per(data.step)}` : html`${words.at(data.times[at], data.range)}<span class="unseen"> ${data.lines.map(({ labels, values }) => `${labelled(labels, page)} ${amount(values[at], tile, page)}`).join(', ')}</span>`}${data.left ? html` · ${words.left(data.left)}` : nothing}${data.problem ? html` · ${words.notRead}` : nothing}</p>
    ${all.length > 1 || at != null ? html`<ul class="legend">${all.map((line) => entry(line, at, tile, page))}</ul>` : nothing}
  `;
}

function entry({ hue, dashed, labels, values }, at, tile, page) {
  const words = wordsOf(page);
  const name = dashed ? words.dayBefore(labelled(labels, page)) : labelled(labels, page);
  return html`<li><i class="swatch hue-of-line-${hue % 5}" ?data-dashed=${dashed || hue >= 5}></i><span dir="auto">${name}</span> <b>${amount(at == null ? values.findLast((value) => value != null) : values[at], tile, page)}</b></li>`;
}

function point(state, index, at, page) {
  const { pointed } = state;
  if (at == null ? pointed?.index !== index : pointed?.index === index && pointed.at === at) return;
  state.pointed = at == null ? null : { index, at };
  page.changed();
}

/** The numbers of a chart in a sentence. */
function summary({ lines, range }, tile, page) {
  const words = wordsOf(page);
  return [words.over(range), ...lines.map(({ labels, values, dashed }) => {
    const known = values.filter((value) => value != null);
    if (!known.length) return dashed ? '' : words.nothingYet;
    return words.told(dashed ? words.dayBefore(labelled(labels, page)) : labelled(labels, page), amount(known.at(-1), tile, page), amount(Math.min(...known), tile, page), amount(Math.max(...known), tile, page));
  })].join(' ');
}
