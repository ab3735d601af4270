import { INBOX } from '../../chat/room/address.js';
import { html, nothing } from '../html.js';
import { closeIcon, logo, searchIcon } from '../icons.js';
import { threadsLine } from '../message/followed.js';
import { joinForm } from '../room/join-form.js';
import { otherRooms, ownRooms } from '../room/room-lists.js';
import { inboxLine } from './inbox.js';
import { openPalette } from './palette.js';
import { profileLine } from './settings.js';

/** The left pane: the rooms, and who one is. */
export function sidebar(page) {
  const { words, drawer } = page;
  return html`
    <nav class="sidebar drawer" id="sidebar" data-region tabindex="-1" aria-label=${words.rooms} ?data-open=${drawer === 'rooms'}
      ?inert=${drawer === 'people' || drawer === 'beside'}>
      <div class="brand">
        ${logo()} <p class="name">Parley</p>
        <button type="button" class="plain" id="open-palette" aria-label=${words.palette} title="${words.palette} (Ctrl+K)" @click=${() => openPalette(page)}>${searchIcon()}</button>
        <button type="button" class="plain only-narrow" aria-label=${words.close} @click=${() => page.openDrawer(null)}>${closeIcon()}</button>
      </div>
      ${joinForm(page)}
      <div class="lists">
        ${since(page)}
        ${inboxLine(page)}
        ${threadsLine(page)}
        <div id="rooms">${ownRooms(page)}</div>
        ${otherRooms(page)}
      </div>
      ${profileLine(page)}
    </nav>
  `;
}

/** What happened while one was away, until one has begun to read. */
function since(page) {
  const { chat, words } = page;
  return chat.inbox.since && !chat.navigation.inInbox ? html`<p id="since" class="since" role="status"><a href=${INBOX}
    @click=${() => page.openDrawer(null)}>${words.sinceYouLeft(chat.inbox.since)}</a></p>` : nothing;
}
