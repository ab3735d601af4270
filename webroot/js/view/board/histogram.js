import { laidOut } from '../../chat/board/distribution.js';
import { html, nothing, svg } from '../html.js';
import { rangeOf } from './data.js';
import { amount } from './numbers.js';
import { stateOf, wordsOf } from './state.js';

const HEIGHT = 100;
const MARKED = ['p50', 'p90', 'p99'];

/** How the values of the shown range are distributed: bars by value, and where half, nine tenths and all but a hundredth of them end. */
export function histogram(about, page) {
  const { tile, key } = about;
  const state = stateOf(page);
  const words = wordsOf(page);
  const { past } = state.boards.of(page.boards.opened);
  const { range } = rangeOf(about, page);
  const { distribution: all, problem } = past.distribution(range, { metric: tile.metric, labels: tile.labels });
  const failed = problem ? html` · ${words.notRead}` : nothing;
  if (!all) return html`<div class="chart"></div><p class="quiet reading-line">${failed}</p>`;
  if (!all.count) return html`<p class="quiet">${words.over(range)} ${words.nothingYet}${failed}</p>`;
  const { bars, at, ticks } = laidOut(all.bars);
  if (state.asTable) return asTable(bars, all, about, page);
  const pointed = state.pointed?.key === key ? bars[state.pointed.at] : null;
  const point = (index) => {
    state.pointed = index == null ? null : { key, at: index };
    page.changed();
  };
  const nearest = ({ currentTarget, clientX }) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const x = (clientX - left) / width;
    const distance = (bar) => Math.max(bar.x - x, x - bar.x - bar.width, 0);
    point(bars.reduce((best, bar, index) => (distance(bar) < distance(bars[best]) ? index : best), 0));
  };
  const walk = (event) => {
    const last = bars.length - 1;
    const now = pointed ? state.pointed.at : -1;
    const to = { ArrowLeft: pointed ? now - 1 : last, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (to == null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    point(Math.max(0, Math.min(last, to)));
  };
  return html`
    <div class="chart-place"><div class="chart histogram" dir="ltr" role="img" tabindex="0" aria-label=${words.histogramOf(tile.title ?? tile.metric, summary(all, range, tile, page))}
      @pointermove=${nearest} @pointerdown=${nearest} @pointerleave=${() => point(null)} @blur=${() => point(null)} @keydown=${walk}>
      <svg viewBox="0 0 1000 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        ${bars.map((bar) => svg`<rect class=${bar === pointed ? 'pointed' : ''} x=${(bar.x * 1000).toFixed(1)} width=${Math.max(1.5, bar.width * 1000 - 1).toFixed(1)} y=${(HEIGHT * (1 - bar.height)).toFixed(1)} height=${(HEIGHT * bar.height).toFixed(1)}></rect>`)}
        ${MARKED.map((mark) => svg`<line x1=${(at(all[mark]) * 1000).toFixed(1)} x2=${(at(all[mark]) * 1000).toFixed(1)} y1="0" y2=${HEIGHT}></line>`)}
      </svg>
      <svg class="ticks" aria-hidden="true">${[...(bars[0].below === 0 ? [0] : []), ...ticks].map((tick) => svg`<text x="${(at(tick) * 100).toFixed(1)}%" y="14">${words.compact(tick)}</text>`)}</svg>
    </div></div>
    <p class="quiet reading-line" aria-live=${pointed ? 'polite' : 'off'}>${pointed ? told(pointed, all, tile, page) : words.valuesIn(all.count, range)}${failed}</p>
    <ul class="legend">${MARKED.map((mark) => html`<li><i class="mark"></i><span>${mark}</span> <b>${amount(all[mark], tile, page)}</b></li>`)}
      <li><span>${words.values.max}</span> <b>${amount(all.max, tile, page)}</b></li></ul>
  `;
}

function told(bar, all, tile, page) {
  return wordsOf(page).bar(between(bar, tile, page), bar.count, bar.count / all.count);
}

function between({ from, below }, tile, page) {
  return below ? `${amount(from, {}, page)} – ${amount(below, tile, page)}` : amount(0, tile, page);
}

function asTable(bars, all, { tile }, page) {
  const words = wordsOf(page);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.tableOf(tile.title ?? tile.metric)}><table>
    <thead><tr><th scope="col">${words.value}</th><th scope="col">${words.howMany}</th><th scope="col">%</th></tr></thead>
    <tbody>${bars.map((bar) => html`<tr><th scope="row">${between(bar, tile, page)}</th><td>${words.number(bar.count)}</td><td>${words.percent(bar.count / all.count)}</td></tr>`)}</tbody>
  </table></div>`;
}

function summary(all, range, tile, page) {
  const words = wordsOf(page);
  return [words.valuesIn(all.count, range), ...['min', ...MARKED, 'max'].map((mark) => `${words.values[mark]}: ${amount(all[mark], tile, page)}.`)].join(' ');
}
