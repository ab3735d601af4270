import { emojiData, findEmoji } from '../../chat/message/emoji-data.js';
import { recentEmoji, usedEmoji } from '../../chat/message/recent-emoji.js';
import { html, nothing } from '../html.js';
import { closePopup, openPopup, popup } from '../popup.js';

const PICKER = 'emoji-picker';
/** Unicode's groups, by number; the second is of parts (skin tones), which nobody picks. */
const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9];
const SIGNS = { 0: '😀', 1: '👋', 3: '🐻', 4: '🍎', 5: '🚗', 6: '⚽', 7: '💡', 8: '🔣', 9: '🚩' };
const COLUMNS = 8;

/** Opens the picker at an element; `picked` is told the emoji. */
export function pickEmoji(page, at, picked) {
  const about = { picked, data: null, failed: false, wanted: '' };
  openPopup(page, PICKER, at, about);
  load(about, page);
}

/** Looks for an emoji by name, from the last used ones, or group by group; its data comes when it is opened first. */
export function emojiPicker(page) {
  return popup(PICKER, 'emojis', page.words.emoji, (about) => inside(about, page), page);
}

async function load(about, page) {
  about.failed = false;
  try {
    about.data = await emojiData(page.words.tag);
  } catch {
    about.failed = true;
  }
  page.changed();
}

function inside(about, page) {
  const { words } = page;
  const search = (event) => {
    about.wanted = event.target.value;
    page.changed();
  };
  return html`
    <div class="search"><input type="search" id="emoji-search" autofocus aria-label=${words.findEmoji} placeholder=${words.findEmoji} autocomplete="off"
      @input=${search} @keydown=${(event) => fromSearch(event, about)}></div>
    ${about.wanted ? nothing : kinds(words)}
    <div class="grid" tabindex="-1" @click=${(event) => choose(event, about)} @keydown=${walkGrid}
      @pointerover=${tell} @focusin=${tell}>${grid(about, page)}</div>
    <p class="said" aria-hidden="true"></p>
  `;
}

function kinds(words) {
  const go = (group) => document.getElementById(`emoji-group-${group}`)?.scrollIntoView({ block: 'start' });
  return html`<div class="kinds" role="group" aria-label=${words.emojiKinds}>
    ${GROUPS.map((group) => html`<button type="button" tabindex="-1" aria-label=${words.emojiGroups[group]} title=${words.emojiGroups[group]} @click=${() => go(group)}>${SIGNS[group]}</button>`)}</div>`;
}

function grid(about, page) {
  const { words } = page;
  if (about.failed) return html`<p class="none" role="alert">${words.emojiFailed} <button type="button" class="link" @click=${() => load(about, page)}>${words.tryAgain}</button></p>`;
  if (!about.data) return html`<p class="none" role="status">${words.loading}</p>`;
  if (about.wanted.trim()) {
    const found = findEmoji(about.data, about.wanted);
    return found.length ? html`<p class="unseen" role="status">${words.found(found.length)}</p>${set(found)}` : html`<p class="none" role="status">${words.noEmoji}</p>`;
  }
  const recent = recentEmoji().map((emoji) => about.data.find((one) => one.emoji === emoji) ?? { emoji, annotation: emoji });
  return html`
    <h2>${words.recentEmoji}</h2>${set(recent)}
    ${GROUPS.map((group) => html`<h2 id="emoji-group-${group}">${words.emojiGroups[group]}</h2>${set(about.data.filter((one) => one.group === group))}`)}
  `;
}

function set(emoji) {
  return html`<div class="set">${emoji.map((one) => html`<button type="button" tabindex="-1" data-emoji=${one.emoji} aria-label=${one.annotation}>${one.emoji}</button>`)}</div>`;
}

function choose(event, about) {
  const { emoji } = event.target.closest('[data-emoji]')?.dataset ?? {};
  if (emoji) take(emoji, about);
}

function take(emoji, { picked }) {
  usedEmoji(emoji);
  closePopup(PICKER);
  picked(emoji);
}

/** Enter takes the first that is found; the arrow goes down to them. */
function fromSearch(event, about) {
  if (event.isComposing) return;
  const first = document.querySelector(`#${PICKER} [data-emoji]`);
  if (event.key === 'ArrowDown') {
    event.preventDefault();
    first?.focus();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    if (first && about.wanted.trim()) take(first.dataset.emoji, about);
  }
}

function walkGrid(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll('[data-emoji]')];
  const to = all.indexOf(document.activeElement) + step;
  if (to < 0) document.getElementById('emoji-search').focus();
  else all[Math.min(to, all.length - 1)].focus();
}

/** The name of what one points at; not by the template, which would draw two thousand of them again. */
function tell({ target }) {
  document.querySelector(`#${PICKER} .said`).textContent = target.closest('[data-emoji]')?.getAttribute('aria-label') ?? '';
}
