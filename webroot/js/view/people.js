import { isDirect, otherIn } from '../chat/direct.js';
import { avatar } from './avatar.js';
import { html, nothing, repeat } from './html.js';
import { closeIcon } from './icons.js';
import { scriptsMark } from './scripts.js';

const RANK = { online: 0, away: 1, offline: 2 };

/** The right pane: who is in the open room. */
export function people(page) {
  const { chat, words, drawer } = page;
  const present = inRoom(chat, words);
  const hidden = chat.room && !isDirect(chat.room.name) ? chat.room.memberCount - present.length : 0;
  return html`
    <aside class="people drawer" id="people" data-region tabindex="-1" aria-labelledby="people-title" ?data-open=${drawer === 'people'}
      ?inert=${drawer === 'rooms'}>
      <div class="brand">
        <h2 id="people-title">${words.people}</h2>
        <button type="button" class="plain only-medium" aria-label=${words.close} @click=${() => page.open(null)}>${closeIcon()}</button>
      </div>
      <ul id="members">${repeat(present, ({ id }) => id, (person) => html`<li>${row(page, person)}</li>`)}</ul>
      ${hidden > 0 ? html`<p class="quiet more">${words.andMore(hidden)}</p>` : nothing}
    </aside>
  `;
}

function inRoom(chat, words) {
  if (!chat.room) return [];
  const present = [...chat.room.members.values()];
  if (isDirect(chat.room.name)) addAbsent(chat, present);
  const { compare } = new Intl.Collator(words.tag);
  return present.sort((one, other) =>
    (other.id === chat.me.id) - (one.id === chat.me.id) || RANK[one.status] - RANK[other.status] || compare(one.name, other.name));
}

/** Of a private conversation both are shown, whether here or not. */
function addAbsent(chat, present) {
  for (const id of [chat.me.id, otherIn(chat.room.name, chat.me.id)]) {
    if (present.some((person) => person.id === id)) continue;
    const status = id === chat.me.id ? 'online' : chat.statusOf(chat.room.name);
    present.push({ id, name: chat.people.nameOf(id), status });
  }
}

/** Whoever is not there looks like it: a pale face, a hollow dot, and the word for it. */
function row(page, person) {
  const { chat, words } = page;
  const status = person.status ?? 'online';
  const inside = html`${face(person, page)}<span class="person-name" dir="auto">${person.name}</span>${scriptsMark(person.name, words)}`;
  if (person.id === chat.me.id) {
    return html`<div class="person" data-user=${person.id} data-status=${status}>${inside}<span class="quiet">${words.you}</span>
      <span class="unseen">${words.status[status]}</span></div>`;
  }
  const write = () => {
    page.open(null);
    chat.openDirect(person);
  };
  return html`
    <button type="button" class="person" data-user=${person.id} data-status=${status} title=${words.writePrivately(person.name)} @click=${write}>
      ${inside}${status === 'online' ? nothing : html`<span class="quiet" aria-hidden="true">${words.status[status]}</span>`}
      <span class="unseen">, ${words.status[status]}. ${words.writePrivately(person.name)}</span>
    </button>
  `;
}

/** Somebody's avatar with the dot that says whether he is here. */
export function face(person, page) {
  const status = person.status ?? 'online';
  return html`<span class="face" data-status=${status} aria-hidden="true">${avatar(person, page)}<span class="presence ${status}" title=${page.words.status[status]}></span></span>`;
}
