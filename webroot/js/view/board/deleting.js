import { html } from '../html.js';
import { close as closeDialog } from '../dialog.js';
import { close as toList } from './opening.js';
import { stateOf, wordsOf } from './state.js';

/** Takes the board of a draft away, when that was said twice. */
export function deleting(draft, dialog, change, page) {
  const words = wordsOf(page);
  if (!draft.there) return '';
  if (!draft.deleting) return html`<p><button type="button" class="link wrong" id="delete-board" @click=${change(() => (draft.deleting = true))}>${words.deleteBoard}</button></p>`;
  return html`<div class="deleting" role="alert"><p>${words.reallyDelete}</p>
    <p class="answers"><button type="button" @click=${change(() => (draft.deleting = false))}>${words.keepBoard}</button>
      <button type="button" class="danger" id="really-delete" @click=${() => remove(draft, dialog, page)}>${words.deleteForGood}</button></p></div>`;
}

async function remove(draft, dialog, page) {
  const { room, board } = draft;
  try {
    await stateOf(page).boards.ops.remove(room, board);
    closeDialog(dialog);
    if (page.boards.opened?.room === room && page.boards.opened.board === board) toList(page);
    page.boards.ask();
    page.drawNow();
    document.getElementById('beside')?.focus({ preventScroll: true });
  } catch (problem) {
    draft.problem = problem;
    page.changed();
  }
}
