import { html, repeat } from './html.js';
import { openRoom } from './rooms.js';

const FIRST_ROOM = 'lobby';
const SUGGESTED = 5;

/** What stands in the middle while no room is open: where one could go. */
export function nowhere(page) {
  const { chat, words } = page;
  const lively = chat.openRooms.filter(({ direct, members }) => !direct && members > 0).slice(0, SUGGESTED);
  const suggested = lively.length ? lively : [{ room: FIRST_ROOM, members: 0 }];
  return html`
    <section class="nowhere" aria-labelledby="nowhere-title">
      <h2 id="nowhere-title" tabindex="-1">${words.noRoom}</h2>
      <p class="quiet">${words.noRoomHint}</p>
      <ul class="suggested">${repeat(suggested, ({ room }) => room, (room) => openRoom(page, room))}</ul>
      <button type="button" class="primary" id="choose-room" @click=${() => choose(page)}>${words.chooseRoom}</button>
    </section>
  `;
}

/** To the box for a name, which is in a drawer on a small screen; it can take the focus only once that is drawn. */
function choose(page) {
  page.open(matchMedia('(max-width: 760px)').matches ? 'rooms' : null);
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('new-room').focus()));
}
