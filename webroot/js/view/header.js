import { isDirect } from '../chat/direct.js';
import { html, nothing } from './html.js';
import { menuIcon, peopleIcon } from './icons.js';
import { leaveButton } from './leaving.js';
import { scriptsMark, scriptsTold } from './scripts.js';

/** Names the open room; on small screens it also holds the ways to the two lists. */
export function header(page) {
  const { chat, words } = page;
  const room = chat.room;
  const unreadElsewhere = chat.unread - (room?.unread ?? 0);
  return html`
    <header class="header">
      <button type="button" class="plain only-narrow" aria-label=${words.showRooms} aria-expanded=${page.drawer === 'rooms'}
        @click=${() => page.open('rooms')}>${menuIcon()}${unreadElsewhere ? html`<span class="dot"></span>` : nothing}</button>
      ${room ? title(chat, words, room) : html`<h1>Parley</h1>`}
      ${room ? leaveButton(page) : nothing}
      ${room
        ? html`<button type="button" class="plain only-medium" aria-label=${words.showPeople} aria-expanded=${page.drawer === 'people'}
            @click=${() => page.open('people')}>${peopleIcon()}</button>`
        : nothing}
    </header>
  `;
}

function title(chat, words, room) {
  const direct = isDirect(room.name);
  const scripts = scriptsTold(chat.nameOf(room.name), words);
  return html`
    <div class="title">
      <h1 dir="auto">${direct ? nothing : html`<span class="hash" aria-hidden="true">#</span>`}${chat.nameOf(room.name)} ${scriptsMark(chat.nameOf(room.name), words)}</h1>
      <p class="quiet">${direct ? `${words.status[chat.statusOf(room.name)]} · ${words.onlyYouTwo}` : room.refusal ? nothing : room.loading ? words.loading : words.peopleCount(room.memberCount)}</p>
      ${scripts ? html`<p class="wrong" aria-hidden="true">${scripts}</p>` : nothing}
    </div>
  `;
}
