import { signIn } from '../access/sign-in.js';
import { html, nothing } from '../html.js';
import { composer } from '../message/composer.js';
import { messageList } from '../message/list.js';
import { emptyState } from '../room/empty-state.js';
import { header } from '../room/header.js';
import { leaveDialog } from '../room/leave-dialog.js';
import { memberList } from '../room/members.js';
import { roomProblem } from '../room/unavailable.js';
import { banner } from './banner.js';
import { settings } from './settings.js';
import { sidebar } from './sidebar.js';

/** The whole page, from its state. */
export function page(page) {
  return html`${banner(page)} ${page.chat ? conversation(page) : signIn(page)}`;
}

function conversation(page) {
  const { chat, drawer } = page;
  return html`
    <div class="panes" data-drawer=${drawer ?? nothing} ?data-nowhere=${!chat.rooms.open}>
      ${sidebar(page)}
      <main class="conversation" ?inert=${drawer}>
        ${header(page)} ${notice(page)}
        ${chat.rooms.open ? html`${messageList(page)} ${composer(page)}` : emptyState(page)}
      </main>
      ${memberList(page)}
      ${settings(page)} ${leaveDialog(page)}
      <div class="shade" @click=${() => page.openDrawer(null)}></div>
    </div>
  `;
}

function notice({ chat, words }) {
  const text = chat.notices.shown && `${chat.rooms.titleOf(chat.notices.shown.room)}: ${roomProblem(chat.notices.shown.problem, words)}`;
  return html`<p class="notice" id="notice" role="alert" ?hidden=${!text}>${text ?? nothing}</p>`;
}
