import { html, nothing } from '../html.js';
import { dataOf } from './data.js';
import { amount, labelled } from './numbers.js';
import { stateOf, wordsOf } from './state.js';
import { rows } from './table.js';

/** Lines or bars over time, what they mean beneath them, or the same as a table. */
export function chart(about, page) {
  const { tile, key, kind, value } = about;
  const state = stateOf(page);
  const words = wordsOf(page);
  const data = dataOf(about, page);
  if (state.asTable) return rows(data, tile, page);
  const at = state.pointed?.key === key && state.pointed.at < data.times.length ? state.pointed.at : null;
  const keys = data.lines.filter(({ dashed }) => !dashed).map((line) => line.key);
  const all = data.lines.map((line) => ({ ...line, hue: keys.indexOf(line.key) }));
  const host = state.charts.of(`${page.boards.opened.board} ${key}`, {
    times: data.times,
    lines: all,
    bars: tile.show === 'bars',
    zero: kind === 'count' || kind === 'unique',
    language: words.tag,
    format: (number, more) => words.compact(number, more),
    time: (time) => words.tick(time, data.range),
    at: (step) => point(state, key, step, page),
    zoom: (piece) => zoom(state, key, piece, page),
    zoomed: Boolean(data.at),
  });
  host.tabIndex = 0;
  host.setAttribute('role', 'img');
  // Whoever is in it is not told of each change, but of what he did.
  const zoomed = String(Boolean(data.at));
  if (host !== document.activeElement || host.dataset.zoomed !== zoomed) host.setAttribute('aria-label', words.chartOf(tile.title ?? tile.metric, summary(data, tile, page)));
  host.dataset.zoomed = zoomed;
  return html`
    <div class="chart-place">${host}</div>
    ${data.at ? html`<button type="button" class="link zoom-back" @click=${() => zoom(state, key, null, page)}>${words.zoomBack}</button>` : nothing}
    <p class="quiet reading-line" aria-live=${at == null ? 'off' : 'polite'}>${at == null ? (data.step ? `${words.stepsOf(kind, value)} ${words.per(data.step)}` : page.words.loading) : html`${words.at(data.times[at], data.range)}<span class="unseen"> ${data.lines.map(({ labels, values }) => `${labelled(labels, page)} ${amount(values[at], tile, page)}`).join(', ')}</span>`}${data.left ? html` · ${words.left(data.left)}` : nothing}${data.problem ? html` · ${words.notRead}` : nothing}</p>
    ${all.length > 1 || at != null ? html`<ul class="legend">${all.map((line) => entry(line, at, tile, page))}</ul>` : nothing}
  `;
}

function entry({ hue, dashed, labels, values }, at, tile, page) {
  const words = wordsOf(page);
  const name = dashed ? words.dayBefore(labelled(labels, page)) : labelled(labels, page);
  return html`<li><i class="swatch hue-of-line-${hue % 5}" ?data-dashed=${dashed || hue >= 5}></i><span dir="auto" title=${name}>${name}</span> <b>${amount(at == null ? values.findLast((value) => value != null) : values[at], tile, page)}</b></li>`;
}

function point(state, key, at, page) {
  const { pointed } = state;
  if (at == null ? pointed?.key !== key : pointed?.key === key && pointed.at === at) return;
  state.pointed = at == null ? null : { key, at };
  page.changed();
}

/** Only a part of it is shown, which then stays where it is; or all again. */
function zoom(state, key, piece, page) {
  const pressed = document.activeElement?.closest('.zoom-back');
  const host = pressed?.closest('.tile').querySelector('.chart');
  if (piece) state.zoomed.set(key, piece);
  else state.zoomed.delete(key);
  state.pointed = null;
  page.drawNow();
  // The button that was pressed is gone.
  host?.focus();
}

/** The numbers of a chart in a sentence. */
function summary({ lines, range, at }, tile, page) {
  const words = wordsOf(page);
  return [at ? words.between(words.at(at.from, range), words.at(at.to, range)) : words.over(range), ...lines.map(({ labels, values, dashed }) => {
    const known = values.filter((value) => value != null);
    if (!known.length) return dashed ? '' : words.nothingYet;
    return words.told(dashed ? words.dayBefore(labelled(labels, page)) : labelled(labels, page), amount(known.at(-1), tile, page), amount(Math.min(...known), tile, page), amount(Math.max(...known), tile, page));
  })].join(' ');
}
