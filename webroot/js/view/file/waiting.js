import { html, nothing, repeat } from '../html.js';
import { isMp4 } from '../../chat/file/boxes.js';
import { closeIcon, pollIcon } from '../icons.js';
import { closePopup, openPopup, popup, walkMenu } from '../popup.js';
import { cameraIcon, fileIcon, microphoneIcon } from './icons.js';
import { endingOf, kindOf } from './kinds.js';
import { forgetPreview, previewOf } from './previews.js';
import { canRecord, record, recorder } from './recorder.js';
import { stateOf, wordsOf } from './state.js';

const MENU = 'attach-menu';
/** Files that wait to be sent from one place. */
const MOST = 20;

/** What one has chosen waits above the box until one sends it. */
export function waiting(page, place) {
  const words = wordsOf(page);
  const files = ready(page, place.draft);
  return html`
    ${recorder(page, place)}
    ${files.length ? html`<ul class="waiting" id=${listOf(place)} aria-label=${words.waiting}>${repeat(files, (file) => file, (file) => html`<li>${chip(file, place, page)}</li>`)}</ul>` : nothing}
  `;
}

function listOf({ id, root }) {
  return root ? `${id}-waiting` : 'waiting';
}

export function openAttachMenu(page, at, place) {
  stateOf(page).choosing = place;
  page.drawNow();
  openPopup(page, MENU, at, {});
}

export function attachMenu(page) {
  return popup(MENU, 'menu', page.words.attach, () => lines(page), page);
}

function lines(page) {
  const words = wordsOf(page);
  const line = (act, icon, label, does) => html`<button type="button" role="menuitem" data-act=${act} @click=${() => chooses(does)}>${icon}<span>${label}</span></button>`;
  const pick = (id) => () => document.getElementById(id).click();
  return html`
    <div role="menu" aria-label=${page.words.attach} @keydown=${walkMenu}>
      ${line('files', fileIcon(), words.fromDevice, pick('choose-files'))}
      ${matchMedia('(pointer: coarse)').matches ? line('camera', cameraIcon(), words.camera, pick('choose-camera')) : nothing}
      ${canRecord() ? line('record', microphoneIcon(), words.record, () => record(page, stateOf(page).choosing)) : nothing}
      ${stateOf(page).choosing?.root ? nothing : line('poll', pollIcon(), page.words.poll, () => page.polls.begin(stateOf(page).choosing.room.name))}
    </div>
  `;
}

function chooses(does) {
  closePopup(MENU);
  does();
}

export function chosen({ target }, page) {
  choose(page, stateOf(page).choosing, [...target.files]);
  // The same one may be chosen once more.
  target.value = '';
}

/** Takes files for a place; what the server would refuse is refused here, before the first byte. */
export function choose(page, { id, draft }, files, { pasted = false, seconds = null } = {}) {
  const words = wordsOf(page);
  const names = (some) => some.map(({ name }) => name);
  const most = page.chat.limits.file_bytes ?? 0;
  const large = files.filter(({ size }) => size > most);
  const known = ready(page, draft);
  const taken = files.filter(({ size }) => size <= most).slice(0, MOST - known.length);
  const refused = most === 0 ? words.failed(words.problems.no_such_file) : large.length ? words.tooLarge(names(large), most)
    : known.length + files.length > MOST ? words.tooMany(MOST) : null;
  const fresh = taken.map((file) => (pasted ? named(file) : file));
  if (most > 0) stateOf(page).waiting.set(draft, [...known, ...fresh]);
  if (most > 0) for (const file of fresh) lookInto(file, seconds, page);
  page.drawNow();
  page.viewState.remark = refused;
  page.changed();
  if (matchMedia('(hover: hover)').matches) document.getElementById(id)?.focus({ preventScroll: true });
}

/** Finds out meanwhile how a sound is, and whether a film plays while it comes. */
function lookInto(file, seconds, page) {
  const { found, films } = stateOf(page);
  const { hear, indexOf } = page.chat.files;
  if (kindOf(file) === 'sound') found.set(file, hear(file, seconds));
  if (!isMp4(file)) return;
  indexOf(file).then((index) => {
    films.set(file, { ...index, on: Boolean(index.first) });
    page.changed();
  });
}

/** Whatever is pasted is called `image.png`. */
function named(file) {
  const stamp = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replaceAll(':', '.').replace('T', ' ');
  return /^image\.\w+$/.test(file.name) ? new File([file], file.name.replace('image', stamp), { type: file.type }) : file;
}

export function ready(page, draft) {
  return stateOf(page).waiting.get(draft) ?? [];
}

export function send(page, draft, room, { first, others }) {
  const { found, films } = stateOf(page);
  ready(page, draft).forEach((file, index) => {
    const film = films.get(file);
    page.chat.files.uploads.send(room, film?.on ? film.first : file, { name: file.name, type: file.type, more: found.get(file), ...(index ? others : first) });
  });
  stateOf(page).waiting.delete(draft);
  page.changed();
}

function chip(file, place, page) {
  const words = wordsOf(page);
  const kind = kindOf(file);
  return html`
    ${kind === 'picture' ? html`<img src=${previewOf(file)} alt="" width="40" height="40">` : html`<span class="file-face" aria-hidden="true">${kind === 'sound' ? microphoneIcon() : fileIcon()}</span>`}
    <span class="about-file"><bdi class="file-name" title=${file.name}>${file.name}</bdi>
      ${kind === 'sound' ? html`<audio controls preload="metadata" aria-label=${file.name} src=${previewOf(file)}></audio>` : html`<span class="quiet">${[endingOf(file), words.size(file.size)].filter(Boolean).join(' · ')}</span>`}</span>
    <button type="button" class="plain take-out" aria-label=${words.takeOut(file.name)} title=${words.takeOut(file.name)} @click=${() => takeOut(file, place, page)}>${closeIcon()}</button>
    ${playsAtOnce(file, page)}
  `;
}

/** A film with its index at the end is for nobody to see before it is whole; that can be helped. */
function playsAtOnce(file, page) {
  const words = wordsOf(page);
  const film = stateOf(page).films.get(file);
  if (!film?.last) return nothing;
  if (!film.first) return html`<span class="quiet index">${words.playsLater}</span>`;
  const change = ({ target }) => {
    film.on = target.checked;
    page.changed();
  };
  return html`<label class="index" title=${words.indexFirstHint}><input type="checkbox" ?checked=${film.on} @change=${change}> ${words.indexFirst}</label>`;
}

function takeOut(file, place, page) {
  stateOf(page).waiting.set(place.draft, ready(page, place.draft).filter((other) => other !== file));
  forgetPreview(file);
  page.drawNow();
  (document.querySelector(`#${listOf(place)} .take-out`) ?? document.getElementById(place.id)).focus();
}
