import { isDirect, otherIn } from '../../chat/room/direct.js';
import { html, nothing } from '../html.js';
import { filesIcon, menuIcon, peopleIcon, pinIcon, searchIcon } from '../icons.js';
import { scriptsMark, scriptsTold } from '../mixed-scripts.js';
import { leaveButton } from './leave-dialog.js';

/** Names the open room; on small screens it also holds the ways to the two lists. */
export function header(page) {
  const { chat, words } = page;
  const room = chat.rooms.open;
  const unreadElsewhere = chat.reading.unread - (room?.reading.unread ?? 0);
  return html`
    <header class="header">
      <button type="button" class="plain only-narrow" aria-label=${words.showRooms} aria-expanded=${page.drawer === 'rooms'}
        @click=${() => page.openDrawer('rooms')}>${menuIcon()}${unreadElsewhere ? html`<span class="dot"></span>` : nothing}</button>
      ${room ? title(chat, words, room) : html`<h1>${chat.navigation.inInbox ? words.inbox : 'Parley'}</h1>`}
      ${room ? html`
        <button type="button" class="plain" id="open-search" aria-label=${words.panes.search} title=${words.panes.search} aria-expanded=${page.besideShown && page.beside === 'search'}
          @click=${() => (page.besideShown && page.beside === 'search' ? page.closeBeside() : page.openSearch())}>${searchIcon()}</button>
        ${page.documents.button()} ${page.boards.button()}
        <button type="button" class="plain only-roomy" id="open-files" aria-label=${words.panes.files} title=${words.panes.files} aria-expanded=${page.besideShown && page.beside === 'files'}
          @click=${() => (page.besideShown && page.beside === 'files' ? page.closeBeside() : page.openFiles())}>${filesIcon()}</button>
        <button type="button" class="plain" id="open-pins" aria-label=${words.panes.pins} title=${words.panes.pins} aria-expanded=${page.besideShown && page.beside === 'pins'}
          @click=${() => (page.besideShown && page.beside === 'pins' ? page.closeBeside() : page.openPins())}>${pinIcon()}</button>
        <button type="button" class="plain not-medium" id="fold-people" aria-label=${words.people} title=${words.people} aria-expanded=${page.peopleShown && !page.besideShown}
          @click=${() => page.togglePeople()}>${peopleIcon()}</button>
        <button type="button" class="plain only-medium" aria-label=${words.showPeople} aria-expanded=${page.drawer === 'people'}
          @click=${() => page.openDrawer('people')}>${peopleIcon()}</button>
        ${leaveButton(page)}` : nothing}
    </header>
  `;
}

function title(chat, words, room) {
  const direct = isDirect(room.name);
  const scripts = scriptsTold(chat.rooms.titleOf(room.name), words);
  return html`
    <div class="title">
      <h1 dir="auto">${direct ? nothing : html`<span class="hash" aria-hidden="true">#</span>`}${chat.rooms.titleOf(room.name)} ${scriptsMark(chat.rooms.titleOf(room.name), words)}</h1>
      <p class="quiet">${subtitle(chat, words, room)}</p>
      ${scripts ? html`<p class="wrong" aria-hidden="true">${scripts}</p>` : nothing}
    </div>
  `;
}

/** How many are here; of a direct room, whether the other person is. */
function subtitle(chat, words, room) {
  if (isDirect(room.name)) {
    return `${words.status[chat.presence.statusOf(otherIn(room.name, chat.me.id))]} · ${words.onlyYouTwo}`;
  }
  if (room.refusal) return nothing;
  return room.timeline.loading ? words.loading : words.peopleCount(room.members.count);
}
