import { choices } from './choices.js';
import { html } from './html.js';
import { closeIcon, logo } from './icons.js';
import { conversations, joinedRooms, newRoom, otherRooms } from './rooms.js';

/** The left pane: the rooms, and who and how one is connected. */
export function sidebar(page) {
  const { words, chat, drawer } = page;
  return html`
    <nav class="sidebar drawer" id="sidebar" data-region tabindex="-1" aria-label=${words.rooms} ?data-open=${drawer === 'rooms'}
      ?inert=${drawer === 'people'}>
      <div class="brand">
        ${logo()} <p class="name">Parley</p>
        <button type="button" class="plain only-narrow" aria-label=${words.close} @click=${() => page.open(null)}>${closeIcon()}</button>
      </div>
      <div class="lists">
        <div id="rooms">${joinedRooms(page)} ${conversations(page)}</div>
        ${newRoom(page)} ${otherRooms(page)}
      </div>
      <footer class="footer">
        <p class="self"><span dir="auto">${words.signedInAs(chat.me.name)}</span>
          <button type="button" class="link" id="quit" @click=${() => page.quit()}>${words.quit}</button></p>
        ${choices(page)} ${connection(page)}
      </footer>
    </nav>
  `;
}

function connection({ words, parley }) {
  const { phase, transport } = parley.state;
  return html`
    <details class="connection" data-phase=${phase}>
      <summary>${words.connection}: <span id="transport">${phase === 'online' ? transport : phase === 'stopped' ? words.notConnected : words.connecting}</span></summary>
      <dl>
        <dt>${words.transport}</dt><dd>${transport ?? '–'}</dd>
        <dt>${words.server}</dt><dd>${parley.node ?? '–'}</dd>
      </dl>
    </details>
  `;
}
