import { isDirect } from '../chat/direct.js';
import { close, dialog, show } from './dialog.js';
import { html, nothing, repeat } from './html.js';
import { leaveIcon } from './icons.js';

const LEAVING = 'leaving';

export function leaveButton({ words, chat }) {
  const label = words.leaveRoom(chat.nameOf(chat.room.name));
  return html`
    <button type="button" class="plain labelled" id="leave" aria-haspopup="dialog" title=${label} aria-label=${label}
      @click=${() => show(LEAVING)}>${leaveIcon()}<span class="only-wide">${words.leave}</span></button>
  `;
}

/** Asks first. One dialog for each room: what is answered is always about the room that was asked for. */
export function leaving(page) {
  const { words, chat } = page;
  return repeat(chat.room ? [chat.room] : [], ({ name }) => name, (room) => dialog(LEAVING, words.leaveAsk(chat.nameOf(room.name)), html`
    <p>${isDirect(room.name) ? words.leaveDirect : words.leaveKeeps}</p>
    ${room.pending.length ? html`<p class="wrong">${words.leaveUnsent(room.pending.length)}</p>` : nothing}
    <p class="answers">
      <button type="button" id="stay" autofocus @click=${() => close(LEAVING)}>${words.stay}</button>
      <button type="button" id="leave-now" class="danger" @click=${() => leave(chat, room)}>${words.leave}</button>
    </p>
  `, page));
}

function leave(chat, room) {
  close(LEAVING);
  chat.leave(room.name);
}
