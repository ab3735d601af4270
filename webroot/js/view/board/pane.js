import { keysOf, tilesOf } from '../../chat/board/tiles.js';
import { html, nothing, repeat } from '../html.js';
import { bones } from '../message/list.js';
import { draftDialog } from './draft.js';
import { feeding } from './feeding.js';
import { list } from './list.js';
import { RANGES } from './ranges.js';
import { reasonIn, stateOf, wordsOf } from './state.js';
import { tile } from './tile.js';

/** Beside the talk: the board that is open, or those that there are. */
export function pane(page) {
  if (!page.boards.opened) return list(page);
  const state = stateOf(page);
  const words = wordsOf(page);
  const { live } = state.boards.of(page.boards.opened);
  const tiles = tilesOf(live.state);
  const keys = keysOf(tiles);
  const empty = live.state.metrics.size + live.state.values.size === 0;
  return html`
    <div class="board" id="board" data-state=${live.phase}>
      <p class="wall-title" aria-hidden="true" dir="auto">${live.state.title ?? live.board}${live.phase === 'live' ? nothing : html` <span class="quiet">${words.phases[live.phase]}</span>`}</p>
      ${live.problem ? html`<p class="pane-note wrong" role="alert">${words.cannotOpen(reasonIn(live.problem, page))} <button type="button" class="link" @click=${() => live.retry()}>${words.again}</button></p>` : nothing}
      ${live.phase === 'deleted' ? html`<p class="pane-note" role="status">${words.gone}</p>` : ranges(page)}
      ${live.phase === 'opening' && !live.problem ? bones(page) : nothing}
      ${live.phase === 'live' && empty ? feeding(page) : nothing}
      <div class="tiles">${repeat(empty ? [] : tiles, (one, index) => keys[index], (one, index) => tile(one, keys[index], page))}</div>
      ${live.phase === 'live' && !empty ? html`<details class="feed-more"><summary>${words.howToFeed}</summary>${feeding(page)}</details>` : nothing}
      ${draftDialog(page)}
    </div>
  `;
}

function ranges(page) {
  const state = stateOf(page);
  const words = wordsOf(page);
  const choose = (range) => {
    state.range = state.range === range ? null : range;
    state.zoomed.clear();
    page.changed();
  };
  return html`<div class="ranges" role="group" aria-label=${words.range}>${RANGES.map((range, index) => html`
    <button type="button" data-range=${range} aria-pressed=${state.range === range} title=${words.rangeNames[index]} @click=${() => choose(range)}>${words.ranges[index]}</button>`)}</div>`;
}
