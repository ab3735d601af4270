import { figure, firstLog, seriesOf, single, trend } from '../../chat/board/tiles.js';
import { html, nothing } from '../html.js';
import { bars } from './bars.js';
import { chart, dataOf } from './chart.js';
import { log } from './log.js';
import { amount, labelled, trendMark } from './numbers.js';
import { spark } from './spark.js';
import { stateOf, wordsOf } from './state.js';
import { together } from './strip.js';
import { keyed, rows } from './table.js';

const BODIES = { line: chart, bars: chart, number, top, table, poll, log };

/** One tile of a board: what it is called, its number now, and what it shows. */
export function tile(one, index, page) {
  const words = wordsOf(page);
  const { live } = stateOf(page).boards.of(page.boards.opened);
  const metric = live.state.metrics.get(one.metric);
  const kind = metric?.kind ?? (live.state.values.has(one.metric) ? 'values' : null);
  const series = seriesOf(metric, one);
  const about = { tile: one, index, metric, kind, series, live };
  const show = shownAs(one.show, kind, series, index === firstLog(live.state));
  const value = show === 'number' || show === 'log' ? null : figure(kind, series);
  return html`
    <article class="tile" data-metric=${one.metric} data-show=${show} aria-labelledby="tile-${index}">
      <h3 id="tile-${index}" dir="auto">${one.title ?? (show === 'log' ? words.logTools : one.metric)}</h3>
      ${value == null ? nothing : html`<p class="now"><b>${amount(value, one, page)}</b> <span class="quiet">${words.means[kind]}${['count', 'log'].includes(kind) ? html` · ${words.rate(rate(series))}` : nothing}</span></p>`}
      ${kind ? BODIES[show](about, page) : html`<p class="quiet">${words.nothingYet}</p>`}
      ${metric?.full ? html`<p class="quiet">${words.full}</p>` : nothing}
    </article>
  `;
}

/** What cannot be shown as was said is shown as it can be. */
function shownAs(show, kind, series, logHere) {
  if (kind === 'log' && show === 'log' && logHere) return 'log';
  if (kind === 'values') return show === 'poll' ? 'poll' : 'table';
  if (kind === 'top') return show === 'table' ? 'table' : 'top';
  if (show === 'number' && series.length > 1 && figure(kind, series) == null) return 'table';
  return ['number', 'bars', 'table'].includes(show) ? show : 'line';
}

const rate = (series) => series.reduce((sum, { now }) => sum + (now?.rate ?? 0), 0);

function number(about, page) {
  const { tile: one, kind, series } = about;
  const words = wordsOf(page);
  const data = dataOf(about, page);
  const values = together(data.lines.filter(({ dashed }) => !dashed), kind);
  return html`
    <p class="big"><b>${amount(figure(kind, series), one, page)}</b> ${trendMark(trend(kind, values), page)}</p>
    <p class="quiet">${words.means[kind]}${['count', 'log'].includes(kind) ? html` · ${words.rate(rate(series))}` : nothing}${kind === 'unique' && series.length === 1 ? html` · ${words.day(series[0].now.day)}` : nothing}</p>
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
function table(about, page) {
  const { tile: one, kind, series, live } = about;
  const words = wordsOf(page);
  if (kind === 'values') return keyed(live.state.values.get(one.metric), one, page);
  if (kind === 'top') return bars('table', series, one, page);
  const lines = [...series].sort((a, b) => single(kind, b) - single(kind, a));
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="tile-${about.index}"><table>
    <thead><tr><th scope="col">${words.series}</th>${words.columns[kind].map(([, name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${lines.map((each) => html`<tr><th scope="row" dir="auto">${labelled(each.labels, page)}</th>${words.columns[kind].map(([field]) => html`<td>${amount(each.now?.[field], one, page)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
