import { html } from './html.js';
import { closeIcon } from './icons.js';

/** A question or a form above everything else; the browser keeps the focus in it, and gives it back. Escape and a click beside it close it. */
export function dialog(id, title, content, { words }) {
  return html`
    <dialog id=${id} aria-labelledby="${id}-title" @click=${closeOutside}>
      <div class="sheet">
        <div class="sheet-head">
          <h2 id="${id}-title">${title}</h2>
          <button type="button" class="plain" aria-label=${words.close} @click=${() => close(id)}>${closeIcon()}</button>
        </div>
        ${content}
      </div>
    </dialog>
  `;
}

export function show(id) {
  document.getElementById(id)?.showModal();
}

export function close(id) {
  document.getElementById(id)?.close();
}

/** What is beside the sheet belongs to the dialog's own box. */
function closeOutside(event) {
  if (event.target === event.currentTarget) event.target.close();
}
