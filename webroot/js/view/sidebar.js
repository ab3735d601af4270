import { html } from './html.js';
import { closeIcon, logo } from './icons.js';
import { newRoom } from './newroom.js';
import { conversations, joinedRooms, otherRooms } from './rooms.js';
import { selfLine } from './settings.js';

/** The left pane: the rooms, and who one is. */
export function sidebar(page) {
  const { words, drawer } = page;
  return html`
    <nav class="sidebar drawer" id="sidebar" data-region tabindex="-1" aria-label=${words.rooms} ?data-open=${drawer === 'rooms'}
      ?inert=${drawer === 'people'}>
      <div class="brand">
        ${logo()} <p class="name">Parley</p>
        <button type="button" class="plain only-narrow" aria-label=${words.close} @click=${() => page.open(null)}>${closeIcon()}</button>
      </div>
      ${newRoom(page)}
      <div class="lists">
        <div id="rooms">${joinedRooms(page)} ${conversations(page)}</div>
        ${otherRooms(page)}
      </div>
      ${selfLine(page)}
    </nav>
  `;
}
