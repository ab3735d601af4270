import { html, nothing } from '../html.js';
import { openLightbox } from './lightbox.js';
import { previewOf } from './previews.js';
import { stateOf, wordsOf } from './state.js';

/** As large as it may be in a row, in pixels; and what is kept for one of which nobody knows how large it is. */
const MOST = { width: 360, height: 300 };
/** Pixels that suffice for it on a dense screen, too. */
const IN_ROW = 512;
const UNKNOWN = { width: 240, height: 180 };

/** In a place that is there before the picture, so that nothing moves when it comes; others see it when all of it is there. */
export function picture({ file, row, whole, source }, page) {
  const src = source ? previewOf(source) : whole && page.chat.files.links.small(file, IN_ROW);
  const box = boxOf(file);
  const img = src ? html`<img src=${src} alt=${file.name} width=${box.width} height=${box.height} decoding="async" @error=${() => broken(file, page)}>`
    : html`<span class="no-picture" aria-hidden="true"><svg width=${box.width} height=${box.height}></svg></span>`;
  if (!whole) return src ? html`<div class="picture">${img}</div>` : nothing;
  return html`<button type="button" class="picture" title=${file.name} aria-label=${wordsOf(page).look(file.name)} aria-haspopup="dialog"
    @click=${() => openLightbox(page, row.entry ?? row, file)}>${img}</button>`;
}

function boxOf({ width, height }) {
  if (!(width > 0 && height > 0)) return UNKNOWN;
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Perhaps only its link has ended. */
export async function broken({ id }, page) {
  const { renewed, broken: given } = stateOf(page);
  if (!id) return;
  if (renewed.has(id)) given.add(id);
  else {
    renewed.add(id);
    await page.chat.files.links.renew(id).catch(() => given.add(id));
  }
  page.changed();
}
