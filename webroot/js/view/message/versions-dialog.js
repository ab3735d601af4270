import { close, dialog, show } from '../dialog.js';
import { html, nothing } from '../html.js';

const VERSIONS = 'versions';
const DELETING = 'deleting';

/** All texts that a message had; asked for when somebody wants to see them. */
export async function versionsOf(message, page) {
  const shown = (page.viewState.versions = { message, list: null, problem: null });
  page.changed();
  show(VERSIONS);
  try {
    shown.list = await page.chat.changing.versions(message);
  } catch (problem) {
    shown.problem = problem;
  }
  page.changed();
}

/** Asks first: the text is gone for everybody, and does not come back. */
export function askToDelete(message, page) {
  page.viewState.deleting = message;
  page.drawNow();
  show(DELETING);
}

export function messageDialogs(page) {
  const { words, viewState } = page;
  return html`
    ${dialog(VERSIONS, words.versions, versionList(viewState.versions, page), page)}
    ${dialog(DELETING, words.deleteAsk, html`
      <p class="quiet" dir="auto">${viewState.deleting?.body.text.slice(0, 200)}</p>
      <p>${words.deleteHint}</p>
      <p class="answers">
        <button type="button" autofocus @click=${() => close(DELETING)}>${words.keep}</button>
        <button type="button" id="delete-now" class="danger" @click=${() => remove(page)}>${words.delete}</button>
      </p>`, page)}
  `;
}

function versionList(versions, { words }) {
  if (!versions) return nothing;
  if (versions.problem) return html`<p class="wrong" role="alert">${words.problems[versions.problem.name] ?? versions.problem.message}</p>`;
  if (!versions.list) return html`<p class="quiet" role="status">${words.loading}</p>`;
  return html`<ol class="versions" tabindex="0">${versions.list.map(({ body, ts }) => html`
    <li><p class="quiet">${words.full(ts)}</p><p dir="auto">${body.text}</p></li>`)}</ol>`;
}

function remove({ chat, viewState }) {
  close(DELETING);
  chat.changing.remove(viewState.deleting);
}
