import { html, nothing, repeat } from '../html.js';
import { fileIcon } from './icons.js';
import { bones } from '../message/list.js';
import { downloadButton } from './download.js';
import { endingOf, kindOf } from './kinds.js';
import { openLightbox } from './lightbox.js';
import { broken } from './picture.js';
import { stateOf, wordsOf } from './state.js';

const FILTERS = { all: () => true, picture: (kind) => kind === 'picture', media: (kind) => kind === 'sound' || kind === 'film', other: (kind) => kind === 'other' };

/** All files of the room, by name and by kind; pictures alone are its gallery. */
export function pane(page) {
  const words = wordsOf(page);
  const { chat } = page;
  const list = (stateOf(page).list ??= { words: '', filter: 'all' });
  const entries = chat.files.list.of(chat.rooms.open);
  // Another room was opened, or the first.
  if (!entries) queueMicrotask(() => chat.rooms.open && chat.files.list.of(chat.rooms.open) === null && chat.files.list.open(chat.rooms.open));
  const wanted = plain(list.words);
  const found = (entries ?? []).flatMap((entry) => entry.body.files.map((file) => ({ entry, file, kind: kindOf(file) })))
    .filter(({ entry, file, kind }) => FILTERS[list.filter](kind) && (plain(file.name).includes(wanted) || plain(entry.body.text).includes(wanted)));
  const look = ({ target }) => {
    list.words = target.value;
    page.changed();
  };
  return html`
    <div class="search-form" role="search"><input type="search" id="files-words" autocomplete="off" aria-label=${words.findFile} placeholder=${words.findFile} .value=${list.words} @input=${look}></div>
    <div class="file-filters" role="group" aria-label=${words.filter}>${Object.keys(FILTERS).map((one) => html`<button type="button" data-filter=${one} aria-pressed=${list.filter === one ? 'true' : 'false'}
      @click=${() => choose(one, list, page)}>${words.filters[one]}</button>`)}</div>
    <p class="unseen" role="status">${entries && !chat.files.list.loading ? words.found(found.length) : nothing}</p>
    <div class="hits" id="file-list">${shown(found, list, page)}</div>
  `;
}

function choose(filter, list, page) {
  list.filter = filter;
  page.changed();
}

function plain(text) {
  return text.normalize('NFKC').toLowerCase().trim();
}

function shown(found, { filter, words: looked }, page) {
  const words = wordsOf(page);
  const { list } = page.chat.files;
  const rest = html`
    ${list.problem && list.problem.name !== 'no_such_op' ? html`<p class="pane-note wrong" role="alert">${words.notLoaded} <button type="button" class="link" @click=${() => list.load()}>${words.again}</button></p>` : nothing}
    ${list.more ? html`<p class="pane-note"><button type="button" class="link" ?disabled=${list.loading} @click=${() => list.load()}>${words.more}</button></p>` : nothing}
  `;
  if (!found.length) return html`${list.loading ? bones(page) : html`<p class="pane-note">${looked || filter !== 'all' ? words.noneFound : words.noFiles}</p>`}${rest}`;
  const rows = repeat(found, ({ file }) => file.id, (one) => html`<li>${filter === 'picture' ? tile(one, page) : line(one, page)}</li>`);
  return html`<ul class=${filter === 'picture' ? 'gallery' : 'file-rows'}>${rows}</ul>${rest}`;
}

function tile({ entry, file }, page) {
  const words = wordsOf(page);
  const src = file.state === 'complete' && page.chat.files.links.small(file, 200);
  return html`<button type="button" class="tile" title=${file.name} aria-label=${words.look(file.name)} aria-haspopup="dialog" data-file-of=${file.id} @click=${() => openLightbox(page, entry, file)}>
    ${src ? html`<img src=${src} alt="" width="96" height="96" decoding="async" @error=${() => broken(file, page)}>` : fileIcon()}</button>`;
}

function line({ entry, file, kind }, page) {
  const words = wordsOf(page);
  const src = kind === 'picture' && file.state === 'complete' && page.chat.files.links.small(file, 80);
  return html`
    <button type="button" class="hit file-hit" data-file=${file.id} data-file-of=${kind === 'picture' ? file.id : nothing} @click=${() => page.jump(entry.room, entry.seq)}>
      ${src ? html`<img src=${src} alt="" width="40" height="40" decoding="async" @error=${() => broken(file, page)}>` : html`<span class="file-face" aria-hidden="true">${fileIcon()}</span>`}
      <span class="about-file"><bdi class="file-name">${file.name}</bdi>
        <span class="quiet">${[endingOf(file), file.size != null && words.size(file.size)].filter(Boolean).join(' · ')} · <bdi>${entry.from.name}</bdi> · <time datetime=${new Date(entry.ts).toISOString()} title=${page.words.full(entry.ts)}>${page.words.short(entry.ts)}</time></span></span>
    </button>${file.state === 'failed' ? nothing : downloadButton(file, page)}
  `;
}
