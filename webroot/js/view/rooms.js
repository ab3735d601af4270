import { addressOf } from '../chat/address.js';
import { directRoom, isDirect, otherIn } from '../chat/direct.js';
import { html, nothing, repeat } from './html.js';
import { face } from './people.js';
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
  return list(words.conversations, names, (name) => {
    const person = { id: otherIn(name, chat.me.id), name: chat.nameOf(name), status: chat.statusOf(name) };
    return link(page, name, face(person, page), html`<span class="unseen">, ${words.status[person.status]}</span>`);
  });
}

/** Rooms in which somebody is; those that all have left are one click away, and those without a word in them nowhere. */
export function otherRooms(page) {
  const { chat, words } = page;
  const others = chat.openRooms.filter(({ room, direct }) => !direct && !chat.rooms.has(room));
  const lively = others.filter(({ members }) => members > 0);
  const empty = others.filter(({ members, head }) => !members && head > 0);
  const rows = (rooms) => html`<ul>${repeat(rooms, ({ room }) => room, (room) => openRoom(page, room))}</ul>`;
  return html`
    ${lively.length ? html`<section id="open-rooms"><h2>${words.otherRooms}</h2>${rows(lively)}</section>` : nothing}
    ${empty.length ? html`<details id="empty-rooms"><summary>${words.emptyRooms(empty.length)}</summary>${rows(empty)}</details>` : nothing}
  `;
}

/** A room that one has not joined, with how many are in it. */
export function openRoom(page, { room, members }) {
  const { words } = page;
  return html`
    <li><a href=${addressOf(room)} data-room=${room} @click=${() => page.open(null)}>
      <span class="hash" aria-hidden="true">#</span><span class="room-name" dir="auto">${room}</span>${scriptsMark(room, words)}
      ${members ? html`<span class="quiet">${words.peopleCount(members)}</span>` : nothing}
    </a></li>
  `;
}

function list(heading, names, row) {
  if (!names.length) return nothing;
  return html`<section><h2>${heading}</h2><ul>${repeat(names, (name) => name, row)}</ul></section>`;
}

function link(page, name, mark, status = nothing) {
  const { chat, words } = page;
  const unread = name === chat.active && chat.atBottom ? 0 : (chat.rooms.get(name)?.unread ?? 0);
  return html`
    <li>
      <a href=${addressOf(name)} data-room=${name} ?data-unread=${unread > 0} aria-current=${name === chat.active ? 'page' : nothing}
        @click=${() => page.open(null)}>
        ${mark}<span class="room-name" dir="auto">${chat.nameOf(name)}</span>${scriptsMark(chat.nameOf(name), words)}${status}
        ${unread ? html`<span class="badge" aria-hidden="true">${words.number(unread)}</span><span class="unseen">${words.unread(unread)}</span>` : nothing}
      </a>
    </li>
  `;
}

function collator(words) {
  return new Intl.Collator(words.tag, { numeric: true }).compare;
}
