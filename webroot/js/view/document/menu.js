import { addressOfDocument } from '../../chat/document/address.js';
import { close, dialog, show } from '../dialog.js';
import { html } from '../html.js';
import { editIcon, linkIcon } from '../icons.js';
import { closePopup, popup, walkMenu } from '../popup.js';
import { downloadIcon, versionsIcon } from './icons.js';
import { reasonIn, stateOf, wordsOf } from './state.js';

export const MENU = 'doc-menu';
const RENAME = 'doc-rename';

/** What can be done with the document that is open. */
export function menu(page) {
  const words = wordsOf(page);
  return html`${popup(MENU, 'menu', words.menu, () => lines(page), page)} ${renaming(page)}`;
}

function lines(page) {
  const words = wordsOf(page);
  const { opened } = stateOf(page);
  const line = (act, icon, label, does) => html`<button type="button" role="menuitem" data-act=${act} @click=${() => {
    closePopup(MENU);
    does();
  }}>${icon}<span>${label}</span></button>`;
  return html`
    <div role="menu" aria-label=${words.menu} @keydown=${walkMenu}>
      ${line('versions', versionsIcon(), words.versions, () => opened.openVersions())}
      ${opened.mayWrite ? line('rename', editIcon(), words.rename, () => rename(opened)) : ''}
      ${line('link', linkIcon(), words.copyLink, () => navigator.clipboard?.writeText(new URL(addressOfDocument(opened), location.href).href))}
      ${line('download', downloadIcon(), words.download, () => download(opened))}
    </div>
  `;
}

function download({ doc, text }) {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob([text.toString()], { type: 'text/markdown;charset=utf-8' }));
  Object.assign(link, { href: url, download: `${doc}.md` });
  link.click();
  URL.revokeObjectURL(url);
}

/** What stands in the field is put there once: drawing it anew with each event would take away what is being written. */
function rename({ title }) {
  document.getElementById('doc-new-title').value = title;
  show(RENAME);
}

function renaming(page) {
  const state = stateOf(page);
  const words = wordsOf(page);
  const done = async (event) => {
    event.preventDefault();
    const title = event.target.elements.title.value.trim();
    if (!title) return;
    try {
      await state.opened.rename(title);
      state.problem = null;
      close(RENAME);
    } catch (problem) {
      state.problem = problem;
    }
    page.changed();
  };
  return dialog(RENAME, words.renameTitle, html`
    <form class="doc-rename" @submit=${done}>
      <input name="title" id="doc-new-title" required maxlength="200" autocomplete="off" aria-label=${words.title}>
      ${state.problem ? html`<p class="wrong" role="alert">${words.notDone(reasonIn(state.problem, page))}</p>` : ''}
      <p class="answers"><button type="button" @click=${() => close(RENAME)}>${words.cancel}</button><button class="primary">${words.save}</button></p>
    </form>
  `, page);
}
