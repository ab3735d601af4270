import { html } from '../html.js';
import { editIcon } from '../icons.js';
import { backIcon, compareIcon, tableIcon, wallIcon } from './icons.js';
import { close } from './opening.js';
import { edit } from './draft.js';
import { stateOf, wordsOf } from './state.js';
import { wall } from './wall.js';

/** Above the board: what it is called, whether it is live, and how one looks at it. */
export function head(page) {
  const state = stateOf(page);
  const words = wordsOf(page);
  const { opened } = page.boards;
  const { live } = state.boards.of(opened);
  const title = live.state.title ?? opened.board;
  const phase = live.problem ? 'refused' : live.phase;
  const toggle = (id, label, icon, on, does) => html`<button type="button" class="plain" id=${id} aria-label=${label} title=${label} aria-pressed=${on} @click=${does}>${icon}</button>`;
  return html`
    <button type="button" class="plain" id="board-list" aria-label=${words.toList} title=${words.toList} @click=${() => toList(page)}>${backIcon()}</button>
    <div class="board-title"><h2 id="beside-title" dir="auto" title=${title}>${title}</h2>
      <p class="quiet" id="board-state" data-state=${phase}>${words.phases[phase]}</p></div>
    ${toggle('board-compare', words.compare, compareIcon(), state.compared, () => flip(page, 'compared'))}
    ${toggle('board-table', words.asTable, tableIcon(), state.asTable, () => flip(page, 'asTable'))}
    <button type="button" class="plain" id="board-edit" aria-label=${words.edit} title=${words.edit} @click=${() => edit(page)}>${editIcon()}</button>
    <button type="button" class="plain only-roomy" id="board-wall" aria-label=${words.wall} title=${words.wall} @click=${wall}>${wallIcon()}</button>
  `;
}

function flip(page, what) {
  const state = stateOf(page);
  state[what] = !state[what];
  page.changed();
}

function toList(page) {
  close(page);
  page.drawNow();
  document.getElementById('beside')?.focus({ preventScroll: true });
}
