import { isDirect } from '../../chat/room/direct.js';
import { close, dialog, show } from '../dialog.js';
import { html, nothing, repeat } from '../html.js';
import { leaveIcon } from '../icons.js';

const LEAVING = 'leaving';

/** Opens the question. */
export function leaveButton({ words, chat }) {
  const label = words.leaveRoom(chat.rooms.titleOf(chat.rooms.open.name));
  return html`
    <button type="button" class="plain labelled" id="leave" aria-haspopup="dialog" title=${label} aria-label=${label}
      @click=${() => show(LEAVING)}>${leaveIcon()}<span class="only-wide">${words.leave}</span></button>
  `;
}

/** Asks first. One dialog for each room: what is answered is always about the room that was asked for. */
export function leaveDialog(page) {
  const { words, chat } = page;
  return repeat(chat.rooms.open ? [chat.rooms.open] : [], ({ name }) => name, (room) => dialog(LEAVING, words.leaveAsk(chat.rooms.titleOf(room.name)), html`
    <p>${isDirect(room.name) ? words.leaveDirect : words.leaveKeeps}</p>
    ${room.timeline.pending.length ? html`<p class="wrong">${words.leaveUnsent(room.timeline.pending.length)}</p>` : nothing}
    <p class="answers">
      <button type="button" id="stay" autofocus @click=${() => close(LEAVING)}>${words.stay}</button>
      <button type="button" id="leave-now" class="danger" @click=${() => leave(chat, room)}>${words.leave}</button>
    </p>
  `, page));
}

function leave(chat, room) {
  close(LEAVING);
  chat.navigation.leave(room.name);
}
