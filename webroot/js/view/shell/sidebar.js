import { html } from '../html.js';
import { closeIcon, logo } from '../icons.js';
import { joinForm } from '../room/join-form.js';
import { directRooms, joinedRooms, otherRooms } from '../room/room-lists.js';
import { profileLine } from './settings.js';

/** The left pane: the rooms, and who one is. */
export function sidebar(page) {
  const { words, drawer } = page;
  return html`
    <nav class="sidebar drawer" id="sidebar" data-region tabindex="-1" aria-label=${words.rooms} ?data-open=${drawer === 'rooms'}
      ?inert=${drawer === 'people' || drawer === 'beside'}>
      <div class="brand">
        ${logo()} <p class="name">Parley</p>
        <button type="button" class="plain only-narrow" aria-label=${words.close} @click=${() => page.openDrawer(null)}>${closeIcon()}</button>
      </div>
      ${joinForm(page)}
      <div class="lists">
        <div id="rooms">${joinedRooms(page)} ${directRooms(page)}</div>
        ${otherRooms(page)}
      </div>
      ${profileLine(page)}
    </nav>
  `;
}
