import { addressOf } from '../../chat/room/address.js';
import { directRoom, isDirect, otherIn } from '../../chat/room/direct.js';
import { html, nothing, repeat } from '../html.js';
import { moreIcon, muteIcon, plusIcon } from '../icons.js';
import { scriptsMark } from '../mixed-scripts.js';
import { openPopup } from '../popup.js';
import { openPalette } from '../shell/palette.js';
import { avatarWithStatus } from './presence.js';
import { ROOM_MENU } from './room-menu.js';

/** One's rooms and people in sections: what is unread, what is pinned, the others; what is put away is one click away. */
export function ownRooms(page) {
  const { words, viewState } = page;
  const all = names(page);
  const archived = all.filter((name) => settings(page, name).archived && !shownUnread(page, name));
  const rest = all.filter((name) => !archived.includes(name));
  const unread = rest.filter((name) => shownUnread(page, name));
  const pinned = rest.filter((name) => !unread.includes(name) && settings(page, name).pinned);
  const others = rest.filter((name) => !unread.includes(name) && !pinned.includes(name));
  viewState.listedUnread = new Set(unread);
  return html`
    ${section(words.unreadRooms, unread, page)} ${section(words.pinnedRooms, pinned, page)}
    ${section(words.rooms, others.filter((name) => !isDirect(name)), page, { label: words.newRoom, act: () => document.getElementById('new-room').focus() })}
    ${section(words.conversations, others.filter(isDirect), page, { label: words.messageSomebody, act: () => openPalette(page) })}
    ${archived.length ? html`<details id="archived"><summary>${words.archived(archived.length)}</summary>${list(archived, page)}</details>` : nothing}
  `;
}

/** Rooms in which somebody is; those that all have left are one click away, and those without a word in them nowhere. */
export function otherRooms(page) {
  const { chat, words } = page;
  const own = new Set(names(page));
  const others = chat.directory.rooms.filter(({ room, direct }) => !direct && !own.has(room));
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

/** Rooms of this tab, those that the server keeps for this person, and his conversations; by name. */
function names({ chat, words }) {
  const kept = [...chat.inbox.rows.keys()];
  const direct = chat.directory.rooms.filter((room) => room.direct).map((room) => directRoom(chat.me.id, room.direct.id));
  const all = [...new Set([...chat.rooms.names(), ...kept, ...direct])].filter((name) => !chat.rooms.closed.has(name));
  const { compare } = new Intl.Collator(words.tag, { numeric: true });
  return all.sort((one, other) => compare(chat.rooms.titleOf(one), chat.rooms.titleOf(other)));
}

function settings({ chat }, name) {
  return chat.inbox.of(name);
}

/** What is in sight counts as read. */
function countsOf({ chat }, name) {
  const seen = name === chat.rooms.active && chat.reading.atBottom && !chat.rooms.open.reading.held;
  return seen ? { unread: 0, mentions: 0 } : chat.inbox.counts(name);
}

/** The room that one has opened from among the unread stays there until one goes on: nothing moves under the hand. */
function shownUnread(page, name) {
  const { muted } = settings(page, name);
  const { unread, mentions } = countsOf(page, name);
  const stays = name === page.chat.rooms.active && page.viewState.listedUnread?.has(name);
  return stays || mentions > 0 || (unread > 0 && !muted);
}

/** `more` is the way to another one of its kind; then it is there without any, too. */
function section(heading, rooms, page, more = null) {
  if (!rooms.length && !more) return nothing;
  return html`<section>${more ? html`<button type="button" class="plain add-room" aria-label=${more.label} title=${more.label} @click=${more.act}>${plusIcon()}</button>` : nothing}
    <h2>${heading}</h2>${rooms.length ? list(rooms, page) : nothing}</section>`;
}

function list(rooms, page) {
  return html`<ul>${repeat(rooms, (name) => name, (name) => line(page, name))}</ul>`;
}

function line(page, name) {
  const { chat, words } = page;
  const title = chat.rooms.titleOf(name);
  const { muted, level } = settings(page, name);
  const { unread, mentions } = countsOf(page, name);
  return html`
    <li class="room-line">
      <a href=${addressOf(name)} data-room=${name} ?data-unread=${unread > 0 && !muted} ?data-muted=${muted} ?data-mentioned=${mentions > 0} aria-current=${name === chat.rooms.active ? 'page' : nothing}
        @click=${() => page.openDrawer(null)}>
        ${sign(page, name)}<span class="room-name" dir="auto">${title}</span>${scriptsMark(title, words)}${status(page, name)}
        ${muted ? html`<span class="quiet" title=${words.muted}>${muteIcon()}<span class="unseen">, ${words.muted}</span></span>` : nothing}
        ${badge(unread, mentions, muted || level === 'nothing', words)}
      </a>
      <button type="button" class="plain room-menu" aria-label=${words.roomMenu(title)} aria-haspopup="menu"
        @click=${(event) => openPopup(page, ROOM_MENU, event.currentTarget, { name })}>${moreIcon()}</button>
    </li>
  `;
}

function sign(page, name) {
  const { chat } = page;
  if (!isDirect(name)) return html`<span class="hash" aria-hidden="true">#</span>`;
  const id = otherIn(name, chat.me.id);
  const person = { id, name: chat.rooms.titleOf(name), status: chat.presence.statusOf(id) };
  return avatarWithStatus(person, page);
}

function status({ chat, words }, name) {
  return isDirect(name) ? html`<span class="unseen">, ${words.status[chat.presence.statusOf(otherIn(name, chat.me.id))]}</span>` : nothing;
}

/** A mention shouts, the rest only says. */
function badge(unread, mentions, quiet, words) {
  if (!unread || (quiet && !mentions)) return nothing;
  const said = mentions ? `${words.unread(unread)}, ${words.mentions(mentions)}` : words.unread(unread);
  return html`<span class=${mentions ? 'badge' : 'badge faint'} aria-hidden="true">${mentions ? `@${words.number(mentions)}` : words.number(unread)}</span><span class="unseen">, ${said}</span>`;
}
