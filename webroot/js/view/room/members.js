import { isDirect, otherIn } from '../../chat/room/direct.js';
import { html, nothing, repeat } from '../html.js';
import { closeIcon } from '../icons.js';
import { scriptsMark } from '../mixed-scripts.js';
import { avatarWithStatus } from './presence.js';

const RANK = { online: 0, away: 1, offline: 2 };

/** The right pane: who is in the open room. */
export function memberList(page) {
  const { chat, words, drawer } = page;
  const present = inRoom(chat, words);
  const hidden = chat.rooms.open && !isDirect(chat.rooms.open.name) ? chat.rooms.open.members.count - present.length : 0;
  return html`
    <aside class="people drawer" id="people" data-region tabindex="-1" aria-labelledby="people-title" ?data-open=${drawer === 'people'}
      ?inert=${drawer === 'rooms' || drawer === 'beside'} ?data-folded=${page.besideShown || !page.peopleShown}>
      <div class="brand">
        <h2 id="people-title">${words.people}</h2>
        <button type="button" class="plain only-medium" aria-label=${words.close} @click=${() => page.openDrawer(null)}>${closeIcon()}</button>
      </div>
      <ul id="members">${repeat(present, ({ id }) => id, (person) => html`<li>${row(page, person)}</li>`)}</ul>
      ${hidden > 0 ? html`<p class="quiet more">${words.andMore(hidden)}</p>` : nothing}
    </aside>
  `;
}

function inRoom(chat, words) {
  if (!chat.rooms.open) return [];
  const present = chat.rooms.open.members.all();
  if (isDirect(chat.rooms.open.name)) addAbsent(chat, present);
  const { compare } = new Intl.Collator(words.tag);
  return present.sort((one, other) =>
    (other.id === chat.me.id) - (one.id === chat.me.id) || RANK[one.status] - RANK[other.status] || compare(one.name, other.name));
}

/** Of a direct room both are shown, whether here or not. */
function addAbsent(chat, present) {
  for (const id of [chat.me.id, otherIn(chat.rooms.open.name, chat.me.id)]) {
    if (present.some((person) => person.id === id)) continue;
    const status = id === chat.me.id ? 'online' : chat.presence.statusOf(id);
    present.push({ id, name: chat.people.nameOf(id), status });
  }
}

/** Whoever is not there looks like it: a pale face, a hollow dot, and the word for it. */
function row(page, person) {
  const { chat, words } = page;
  const status = person.status ?? 'online';
  const inside = html`${avatarWithStatus(person, page)}<span class="person-name" dir="auto">${person.name}</span>${scriptsMark(person.name, words)}`;
  if (person.id === chat.me.id) {
    return html`<div class="person" data-user=${person.id} data-status=${status}>${inside}<span class="quiet">${words.you}</span>
      <span class="unseen">${words.status[status]}</span></div>`;
  }
  const write = () => {
    page.openDrawer(null);
    chat.navigation.openDirect(person);
  };
  return html`
    <button type="button" class="person" data-user=${person.id} data-status=${status} title=${words.writePrivately(person.name)} @click=${write}>
      ${inside}${status === 'online' ? nothing : html`<span class="quiet" aria-hidden="true">${words.status[status]}</span>`}
      <span class="unseen">, ${words.status[status]}. ${words.writePrivately(person.name)}</span>
    </button>
  `;
}
