import { html } from '../html.js';
import { downloadIcon } from './icons.js';
import { wordsOf } from './state.js';

/** Keeps a file on this device, as it is by then. */
export function downloadButton(file, page) {
  const words = wordsOf(page);
  return html`<button type="button" class="plain download" aria-label=${words.downloadName(file.name)} title=${words.download} @click=${() => download(file, page)}>${downloadIcon()}</button>`;
}

async function download({ id, name }, page) {
  try {
    const link = document.createElement('a');
    Object.assign(link, { href: await page.chat.files.links.fresh(id), download: name });
    link.click();
  } catch (problem) {
    page.chat.notices.tell({ problem, room: page.chat.rooms.active, act: true, again: () => download({ id, name }, page) });
  }
}
