import { addressOf } from '../chat/address.js';
import { directRoom, isDirect, otherIn } from '../chat/direct.js';
import { avatar } from './avatar.js';
import { html, nothing, repeat } from './html.js';
import { scriptsMark } from './scripts.js';

/** Rooms are links, so that they open with everything that opens a link. */
export function joinedRooms(page) {
  const { chat, words } = page;
  const names = [...chat.rooms.keys()].filter((name) => !isDirect(name)).sort(collator(words));
  return list(words.rooms, names, (name) => link(page, name, html`<span class="hash" aria-hidden="true">#</span>`));
}

/** Private conversations of this tab, and those the server remembers. */
export function conversations(page) {
  const { chat, words } = page;
  const remembered = chat.openRooms.filter((room) => room.direct).map((room) => directRoom(chat.me.id, room.direct.id));
  const names = [...new Set([...chat.rooms.keys(), ...remembered])].filter((name) => isDirect(name) && !chat.closed.has(name));
  names.sort((one, other) => collator(words)(chat.nameOf(one), chat.nameOf(other)));
  return list(words.conversations, names, (name) => link(page, name, avatar({ id: otherIn(name, chat.me.id), name: chat.nameOf(name) })));
}

export function otherRooms(page) {
  const { chat, words } = page;
  const others = chat.openRooms.filter(({ room, direct }) => !direct && !chat.rooms.has(room));
  if (!others.length) return nothing;
  const row = ({ room, members }) => html`
    <li><a href=${addressOf(room)} data-room=${room} @click=${() => page.open(null)}>
      <span class="hash" aria-hidden="true">#</span><span class="room-name" dir="auto">${room}</span>${scriptsMark(room, words)}
      <span class="quiet">${words.peopleCount(members)}</span>
    </a></li>
  `;
  return html`<section id="open-rooms"><h2>${words.otherRooms}</h2><ul>${repeat(others, ({ room }) => room, row)}</ul></section>`;
}

export function newRoom(page) {
  const { words, chat } = page;
  const join = (event) => {
    event.preventDefault();
    const input = event.target.elements.room;
    const name = input.value.normalize('NFC').trim().replace(/^#/, '').replace(/\s+/g, '-');
    if (!name) return input.focus();
    input.value = '';
    page.open(null);
    chat.open(name);
  };
  return html`
    <form class="new-room" @submit=${join}>
      <label for="new-room">${words.newRoom}</label>
      <div class="joined">
        <input id="new-room" name="room" maxlength="128" autocomplete="off" autocapitalize="none" spellcheck="false"
          placeholder=${words.newRoomHint}>
        <button>${words.join}</button>
      </div>
    </form>
  `;
}

function list(heading, names, row) {
  if (!names.length) return nothing;
  return html`<section><h2>${heading}</h2><ul>${repeat(names, (name) => name, row)}</ul></section>`;
}

function link(page, name, mark) {
  const { chat, words } = page;
  const unread = name === chat.active && chat.atBottom ? 0 : (chat.rooms.get(name)?.unread ?? 0);
  return html`
    <li>
      <a href=${addressOf(name)} data-room=${name} ?data-unread=${unread > 0} aria-current=${name === chat.active ? 'page' : nothing}
        @click=${() => page.open(null)}>
        ${mark}<span class="room-name" dir="auto">${chat.nameOf(name)}</span>${scriptsMark(chat.nameOf(name), words)}
        ${unread ? html`<span class="badge" aria-hidden="true">${words.number(unread)}</span><span class="unseen">${words.unread(unread)}</span>` : nothing}
      </a>
    </li>
  `;
}

function collator(words) {
  return new Intl.Collator(words.tag, { numeric: true }).compare;
}
