import { isLog, seriesOf, single, trend } from '../../chat/board/tiles.js';
import { figure, valueOf } from '../../chat/board/values.js';
import { html, nothing } from '../html.js';
import { bars } from './bars.js';
import { chart } from './chart.js';
import { dataOf } from './data.js';
import { histogram } from './histogram.js';
import { log } from './log.js';
import { amount, labelled, trendMark } from './numbers.js';
import { spark } from './spark.js';
import { stateOf, wordsOf } from './state.js';
import { together } from './strip.js';
import { keyed, rows } from './table.js';

const BODIES = { line: chart, bars: chart, number, top, table, poll, histogram, log };

/** One tile of a board: what it is called, its number now, and what it shows. `key` tells it from the others. */
export function tile(one, key, page) {
  const words = wordsOf(page);
  const { live } = stateOf(page).boards.of(page.boards.opened);
  const metric = live.state.metrics.get(one.metric);
  const kind = metric?.kind ?? (live.state.values.has(one.metric) ? 'values' : null);
  const series = seriesOf(metric, one);
  const value = valueOf(one, kind);
  const about = { tile: one, key, metric, kind, series, value, live };
  const show = one.show === 'log' && isLog(key, live.state) ? 'log' : shownAs(one.show, kind, series, value);
  const now = ['number', 'histogram', 'log'].includes(show) ? null : figure(kind, series, value);
  const name = one.title ?? (show === 'log' ? words.logTools : one.metric);
  const chosen = Object.keys(one.labels ?? {}).length ? labelled(one.labels, page) : '';
  return html`
    <article class="tile" data-metric=${one.metric} data-show=${show} aria-label=${[name, chosen].filter(Boolean).join(', ')}>
      <h3 dir="auto" title=${name}>${name}${chosen ? html` <span class="quiet" dir="auto">${chosen}</span>` : nothing}</h3>
      ${now == null ? nothing : html`<p class="now"><b title=${amount(now, one, page)}>${amount(now, one, page, true)}</b> <span class="quiet">${meaning(kind, series, value, words)}</span></p>`}
      ${kind ? BODIES[show](about, page) : html`<p class="quiet">${words.nothingYet}</p>`}
      ${metric?.full ? html`<p class="quiet">${words.full}</p>` : nothing}
    </article>
  `;
}

/** What the number means; beside a count, how fast it grows. */
function meaning(kind, series, value, words) {
  const means = words.meansOf(kind, value);
  return kind === 'count' && value !== 'rate' ? `${means} · ${words.rate(figure(kind, series, 'rate'))}` : means;
}

/** What cannot be shown as was said is shown as it can be. */
function shownAs(show, kind, series, value) {
  if (kind === 'values') return show === 'poll' ? 'poll' : 'table';
  if (kind === 'top') return show === 'table' ? 'table' : 'top';
  if (show === 'histogram') return kind === 'observe' ? show : 'line';
  if (show === 'number' && series.length > 1 && figure(kind, series, value) == null) return 'table';
  return ['number', 'bars', 'table'].includes(show) ? show : 'line';
}

function number(about, page) {
  const { tile: one, kind, series, value } = about;
  const words = wordsOf(page);
  const data = dataOf(about, page);
  const values = together(data.lines.filter(({ dashed }) => !dashed), value === 'sum' || value === 'rate');
  const now = figure(kind, series, value);
  return html`
    <p class="big"><b title=${amount(now, one, page)}>${amount(now, one, page, true)}</b> ${trendMark(trend(kind, values), page)}</p>
    <p class="quiet">${meaning(kind, series, value, words)}${kind === 'unique' && series.length === 1 ? html` · ${words.day(series[0].now.day)}` : nothing}</p>
    <div class="wide-spark">${spark(values)}</div>
    ${stateOf(page).asTable ? rows(data, one, page) : nothing}
  `;
}

function top({ tile: one, series }, page) {
  return bars('top', series, one, page);
}

function poll({ tile: one, live }, page) {
  return bars('poll', live.state.values.get(one.metric), one, page);
}

/** Each series in a line, or each keyed value. */
function table({ tile: one, kind, series, value, live }, page) {
  const words = wordsOf(page);
  if (kind === 'values') return keyed(live.state.values.get(one.metric), one, page);
  if (kind === 'top') return bars('table', series, one, page);
  const lines = [...series].sort((a, b) => single(kind, b, value) - single(kind, a, value));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.tableOf(one.title ?? one.metric)}><table>
    <thead><tr><th scope="col">${words.series}</th>${words.columns[kind].map(([, name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${lines.map((each) => html`<tr><th scope="row" dir="auto">${labelled(each.labels, page)}</th>${words.columns[kind].map(([field]) => html`<td>${amount(each.now?.[field], one, page)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
