import { html, nothing } from '../html.js';
import { bones } from '../message/list.js';
import { hold, load, reopen } from './opening.js';
import { list } from './list.js';
import { menu } from './menu.js';
import { reasonIn, stateOf, wordsOf } from './state.js';
import { toolbar } from './toolbar.js';
import { versions } from './versions.js';

/** Beside the talk: the document that is open, or those that there are. */
export function pane(page) {
  if (!page.documents.opened) return list(page);
  const state = stateOf(page);
  const words = wordsOf(page);
  if (state.failed) return html`<p class="pane-note wrong" role="alert">${words.notLoaded} <button type="button" class="link" @click=${() => hold() ?? load(page)}>${words.again}</button></p>`;
  const { opened } = state;
  if (!opened) return bones(page);
  return html`
    <div class="doc" data-state=${opened.state}>
      ${note(page)} ${opened.versions ? versions(page) : nothing}
      <div class="doc-writing" ?hidden=${opened.versions}>
        ${opened.mayWrite ? toolbar(page) : nothing}
        ${opened.here || opened.problem ? nothing : bones(page)}
        <div class="doc-place" ?hidden=${!opened.here}>${state.editor.host}</div>
        <p class="unseen" id="doc-keys">${words.keysHint}</p>
      </div>
      ${menu(page)}
    </div>
  `;
}

/** Why it is not as one may expect; said aloud, and seldom. */
function note(page) {
  const { opened } = stateOf(page);
  const words = wordsOf(page);
  const { problem, shared } = opened;
  const refused = opened.state === 'refused';
  const lines = {
    offline: shared.saved || shared.kept ? words.notes.offline : words.notes.lost,
    reading: words.notes.reading,
    refused: refused && reason(page),
  };
  const again = () => {
    hold();
    if (problem.name === 'begun_anew') reopen(page);
    else shared.retry();
  };
  return html`
    <div class="doc-note" ?hidden=${!lines[opened.state]}>
      <p role="status" id="doc-note">${lines[opened.state] ?? nothing} ${refused && !shared.saved ? words.notes.kept : nothing}</p>
      ${problem ? html`<button type="button" class="link" id="doc-again" @click=${again}>${words.again}</button>` : nothing}
      ${refused && !shared.saved ? html`
        <button type="button" class="link" @click=${() => navigator.clipboard?.writeText(opened.text.toString())}>${words.copyText}</button>
        <button type="button" class="link" id="doc-discard" @click=${() => reopen(page)}>${words.discard}</button>` : nothing}
    </div>
  `;
}

function reason(page) {
  const { problem, here, shared } = stateOf(page).opened;
  const words = wordsOf(page);
  if (!problem) return words.notTaken(words.tooLate);
  return here && !shared.saved ? words.notTaken(reasonIn(problem, page)) : words.cannotOpen(reasonIn(problem, page));
}
