import { addressOf } from '../../chat/room/address.js';
import { directRoom, isDirect } from '../../chat/room/direct.js';
import { avatar } from '../access/avatar.js';
import { html, nothing } from '../html.js';
import { searchIcon } from '../icons.js';

const PALETTE = 'palette';
const MOST = 12;

/** Ctrl+K: to a room, a person or what was said, by a few letters. */
export function palette(page) {
  const { words, viewState } = page;
  const state = viewState.palette;
  const found = state ? matches(state.wanted, page) : [];
  const at = Math.min(state?.at ?? 0, Math.max(found.length - 1, 0));
  return html`
    <dialog id=${PALETTE} class="palette" aria-label=${words.palette} @click=${(event) => event.target === event.currentTarget && event.target.close()}
      @close=${() => closed(page)}>
      <input type="search" id="palette-words" autofocus role="combobox" aria-expanded="true" aria-controls="palette-found" aria-activedescendant=${found.length ? `palette-${at}` : nothing}
        aria-label=${words.palette} placeholder=${words.paletteHint} autocomplete="off" @input=${(event) => look(event.target.value, page)} @keydown=${(event) => key(event, found, at, page)}>
      <ul id="palette-found" role="listbox" aria-label=${words.palette}>
        ${found.map((one, n) => html`<li role="option" id="palette-${n}" data-to=${one.key} aria-selected=${n === at ? 'true' : 'false'}
          @click=${() => go(one)}>${one.sign}<span class="name" dir="auto">${one.name}</span>${one.hint ? html`<span class="quiet">${one.hint}</span>` : nothing}</li>`)}
      </ul>
    </dialog>
  `;
}

export function openPalette(page) {
  page.viewState.palette = { wanted: '', at: 0 };
  page.drawNow();
  document.getElementById('palette-words').value = '';
  document.getElementById(PALETTE).showModal();
}

function matches(wanted, page) {
  const { chat, words } = page;
  const word = wanted.trim().toLowerCase();
  const fits = ({ name }) => name.toLowerCase().includes(word);
  const rooms = [...new Set([...chat.rooms.names(), ...chat.inbox.rows.keys(), ...chat.directory.rooms.filter(({ direct }) => !direct).map(({ room }) => room)])]
    .map((room) => ({ key: room, name: chat.rooms.titleOf(room), unread: chat.inbox.counts(room).unread, act: () => (location.hash = addressOf(room)),
      sign: html`<span class="hash" aria-hidden="true">${isDirect(room) ? '@' : '#'}</span>` }))
    .map((one) => ({ ...one, hint: one.unread ? words.unread(one.unread) : null }));
  const people = (chat.rooms.open?.members.all() ?? []).filter(({ id }) => id !== chat.me.id && !chat.rooms.has(directRoom(chat.me.id, id))).map((person) => ({
    key: person.id, name: person.name, act: () => chat.navigation.openDirect(person), sign: avatar(person, page), hint: words.conversations,
  }));
  const found = [...rooms, ...people].filter(fits).sort((one, other) => rank(other, word) - rank(one, word)).slice(0, MOST);
  const search = { key: 'search', name: words.searchWords(wanted.trim()), sign: searchIcon(), act: () => page.openSearch(wanted.trim()) };
  return word ? [...found, search] : found;
}

function rank({ name, unread }, word) {
  return (word && name.toLowerCase().startsWith(word) ? 2 : 0) + (unread ? 1 : 0);
}

function look(wanted, page) {
  page.viewState.palette = { wanted, at: 0 };
  page.changed();
}

function key(event, found, at, page) {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    page.viewState.palette.at = (at + step + found.length) % found.length;
    page.changed();
    page.drawNow();
    document.getElementById(`palette-${page.viewState.palette.at}`)?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Enter' && found[at]) {
    event.preventDefault();
    go(found[at]);
  }
}

/** The focus goes back first, and then where one goes. */
function go({ act }) {
  document.getElementById(PALETTE).close();
  act();
}

function closed(page) {
  page.viewState.palette = null;
  page.changed();
}
