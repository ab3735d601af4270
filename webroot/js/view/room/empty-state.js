import { FIRST_ROOM } from '../../chat/room/navigation.js';
import { html, repeat } from '../html.js';
import { openRoom } from './room-lists.js';

const SUGGESTED = 5;

/** The empty state: what stands in the middle while no room is open: where one could go. */
export function emptyState(page) {
  const { chat, words } = page;
  const lively = chat.directory.rooms.filter(({ direct, members }) => !direct && members > 0).slice(0, SUGGESTED);
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
  page.openDrawer(matchMedia('(max-width: 760px)').matches ? 'rooms' : null);
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('new-room').focus()));
}

/** Moves the focus here when it comes into view: the room that one leaves takes the focus with it. */
export class EmptyStateFocus {
  #shown = false;

  settle({ chat }) {
    const shown = Boolean(chat && !chat.rooms.open && !chat.navigation.inInbox);
    if (shown && !this.#shown) document.getElementById('nowhere-title').focus();
    this.#shown = shown;
  }
}
