import { close, show } from '../dialog.js';
import { html, nothing } from '../html.js';
import { closeIcon } from '../icons.js';
import { downloadButton } from './download.js';
import { backIcon, onIcon } from './icons.js';
import { kindOf } from './kinds.js';
import { stateOf, wordsOf } from './state.js';

const LIGHTBOX = 'lightbox';

/** Pictures large, one after the other; the browser keeps the focus in it, and gives it back. */
export function lightbox(page) {
  const words = wordsOf(page);
  const open = stateOf(page).lightbox;
  return html`<dialog id=${LIGHTBOX} class="lightbox" aria-labelledby="lightbox-name" @keydown=${(event) => walk(event, page)} @close=${() => closed(page)}
    @click=${(event) => event.target.matches('dialog, .stage') && close(LIGHTBOX)}>${open ? inside(open, words, page) : nothing}</dialog>`;
}

/** Begins at one, among all pictures that one has before one. */
export function openLightbox(page, entry, file) {
  const pictures = picturesOf(page);
  const at = pictures.findIndex((one) => one.file.id === file.id);
  if (at < 0) return;
  stateOf(page).lightbox = { pictures, at };
  page.drawNow();
  show(LIGHTBOX);
  near(page);
}

/** Of the room: what is shown of it, and what was found of it. */
function picturesOf(page) {
  const { files, rooms } = page.chat;
  const entries = new Map([...(files.list.of(rooms.open) ?? []), ...rooms.open.timeline.entries].map((entry) => [entry.seq, entry]));
  return [...entries.values()].filter(({ deleted }) => !deleted).sort((one, other) => one.seq - other.seq)
    .flatMap((entry) => (entry.body.files ?? []).filter((file) => file.state === 'complete' && kindOf(file) === 'picture').map((file) => ({ entry, file })));
}

function inside({ pictures, at }, words, page) {
  const { entry, file } = pictures[at];
  const src = page.chat.files.links.small(file, 1_600);
  const go = (step, label, icon) => html`<button type="button" class="plain" data-act=${step < 0 ? 'previous' : 'next'} aria-label=${label} title=${label}
    ?disabled=${!pictures[at + step]} @click=${() => move(step, page)}>${icon}</button>`;
  return html`
    <div class="lightbox-head">
      <p id="lightbox-name"><bdi>${file.name}</bdi> <span class="quiet"><bdi>${entry.from.name}</bdi> · <time datetime=${new Date(entry.ts).toISOString()}>${page.words.full(entry.ts)}</time></span></p>
      <span class="count" role="status">${words.ofPictures(at + 1, pictures.length)}</span>
      ${downloadButton(file, page)}
      <button type="button" class="plain" id="close-lightbox" aria-label=${words.close} title=${words.close} @click=${() => close(LIGHTBOX)}>${closeIcon()}</button>
    </div>
    <div class="stage">${src ? html`<img src=${src} alt=${file.name}>` : html`<p role="status">${page.words.loading}</p>`}</div>
    ${pictures.length > 1 ? html`<div class="lightbox-foot">${go(-1, words.previous, backIcon())}${go(1, words.next, onIcon())}</div>` : nothing}
  `;
}

function walk(event, page) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  move(step, page);
}

function move(step, page) {
  const open = stateOf(page).lightbox;
  if (!open?.pictures[open.at + step]) return;
  open.at += step;
  page.drawNow();
  near(page);
  // At the last one there is no next: the focus would be lost.
  if (!document.getElementById(LIGHTBOX).contains(document.activeElement)) document.getElementById('close-lightbox').focus();
}

/** The ones beside it are there by the time that one comes to them. */
function near(page) {
  const { pictures, at } = stateOf(page).lightbox;
  for (const { file } of pictures.slice(Math.max(0, at - 1), at + 2)) page.chat.files.links.look(file.id);
}

function closed(page) {
  stateOf(page).lightbox = null;
  page.changed();
}
