import { addressOf } from '../../chat/room/address.js';
import { directRoom, isDirect, otherIn } from '../../chat/room/direct.js';
import { html, nothing, repeat } from '../html.js';
import { scriptsMark } from '../mixed-scripts.js';
import { avatarWithStatus } from './presence.js';

/** Rooms are links, so that they open with everything that opens a link. */
export function joinedRooms(page) {
  const { chat, words } = page;
  const names = chat.rooms.names().filter((name) => !isDirect(name)).sort(collator(words));
  return list(words.rooms, names, (name) => link(page, name, html`<span class="hash" aria-hidden="true">#</span>`));
}

/** Direct rooms (private conversations) of this tab, and those the server remembers. */
export function directRooms(page) {
  const { chat, words } = page;
  const remembered = chat.directory.rooms.filter((room) => room.direct).map((room) => directRoom(chat.me.id, room.direct.id));
  const names = [...new Set([...chat.rooms.names(), ...remembered])].filter((name) => isDirect(name) && !chat.rooms.closed.has(name));
  names.sort((one, other) => collator(words)(chat.rooms.titleOf(one), chat.rooms.titleOf(other)));
  return list(words.conversations, names, (name) => {
    const id = otherIn(name, chat.me.id);
    const person = { id, name: chat.rooms.titleOf(name), status: chat.presence.statusOf(id) };
    return link(page, name, avatarWithStatus(person, page), html`<span class="unseen">, ${words.status[person.status]}</span>`);
  });
}

/** Rooms in which somebody is; those that all have left are one click away, and those without a word in them nowhere. */
export function otherRooms(page) {
  const { chat, words } = page;
  const others = chat.directory.rooms.filter(({ room, direct }) => !direct && !chat.rooms.has(room));
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
    <li><a href=${addressOf(room)} data-room=${room} @click=${() => page.openDrawer(null)}>
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
  const unread = name === chat.rooms.active && chat.reading.atBottom ? 0 : (chat.rooms.get(name)?.reading.unread ?? 0);
  return html`
    <li>
      <a href=${addressOf(name)} data-room=${name} ?data-unread=${unread > 0} aria-current=${name === chat.rooms.active ? 'page' : nothing}
        @click=${() => page.openDrawer(null)}>
        ${mark}<span class="room-name" dir="auto">${chat.rooms.titleOf(name)}</span>${scriptsMark(chat.rooms.titleOf(name), words)}${status}
        ${unread ? html`<span class="badge" aria-hidden="true">${words.number(unread)}</span><span class="unseen">${words.unread(unread)}</span>` : nothing}
      </a>
    </li>
  `;
}

function collator(words) {
  return new Intl.Collator(words.tag, { numeric: true }).compare;
}
