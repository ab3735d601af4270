import { html } from '../html.js';
import { stateOf, wordsOf } from './state.js';

/** How a board is fed from a shell, with the person's own key where one copies it: it is shown to nobody who looks on. */
export function feeding(page) {
  const state = stateOf(page);
  const words = wordsOf(page);
  const copy = () => {
    navigator.clipboard?.writeText(line(page, page.parley.proof));
    state.copied = true;
    page.changed();
  };
  const count = () => {
    const { room, board } = page.boards.opened;
    state.boards.ops.record(room, board, [{ count: 'clicks' }]).catch(() => {});
  };
  return html`
    <div class="feeding">
      <p>${words.feed}</p>
      <pre id="board-curl" tabindex="0"><code>${line(page, '…')}</code></pre>
      <p class="answers"><button type="button" id="copy-curl" @click=${copy}>${state.copied ? words.copied : words.copy}</button>
        <button type="button" id="count-one" @click=${count}>${words.countOne}</button></p>
      <p class="quiet">${words.feedHint}</p>
    </div>
  `;
}

function line({ boards: { opened: { room, board } }, parley }, key) {
  const url = new URL(`api/v1/boards/${encodeURIComponent(room)}/${encodeURIComponent(board)}/items`, parley.base);
  return `curl -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' \\\n  --data '[{"count":"clicks"}]' '${url}'`;
}
