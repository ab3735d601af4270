import { addressOfBoard } from '../../chat/board/address.js';
import { html, repeat } from '../html.js';
import { boardsIcon } from '../icons.js';
import { begin, draftDialog } from './draft.js';
import { wordsOf } from './state.js';

/** The boards of the room, and a new one. */
export function list(page) {
  const words = wordsOf(page);
  const { room, boards } = page.boards.found;
  const found = room === page.chat.rooms.active ? [...boards].sort((one, other) => other.at - one.at) : [];
  return html`
    <p class="pane-act"><button type="button" class="primary" id="new-board" @click=${() => begin(page)}>${words.newBoard}</button></p>
    <div class="hits" id="board-lines">
      ${found.length ? html`<ul>${repeat(found, ({ board }) => board, (one) => html`<li>${line({ ...one, room }, page)}</li>`)}</ul>` : html`<p class="pane-note">${words.noBoards}</p>`}
    </div>
    ${draftDialog(page)}
  `;
}

/** A link, so that it can be opened in a tab of its own. */
function line({ room, board, title, metrics, at }, page) {
  const words = wordsOf(page);
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    page.boards.open({ room, board });
  };
  return html`
    <a class="hit board-hit" data-board=${board} href=${addressOfBoard({ room, board })} @click=${go}>
      <span class="board-face" aria-hidden="true">${boardsIcon()}</span>
      <span><b dir="auto">${title ?? board}</b><span class="quiet">${words.metrics(metrics)}${at ? html` · <time datetime=${new Date(at).toISOString()} title=${page.words.full(at)}>${page.words.short(at)}</time>` : ''}</span></span>
    </a>
  `;
}
