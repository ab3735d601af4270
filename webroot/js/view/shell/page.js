import { signIn } from '../access/sign-in.js';
import { html, nothing } from '../html.js';
import { composer } from '../message/composer.js';
import { dateDialog } from '../message/date-dialog.js';
import { emojiPicker } from '../message/emoji-picker.js';
import { forwardDialog } from '../message/forward-dialog.js';
import { messageList } from '../message/list.js';
import { messageMenu } from '../message/message-menu.js';
import { messageDialogs } from '../message/versions-dialog.js';
import { emptyState } from '../room/empty-state.js';
import { header } from '../room/header.js';
import { leaveDialog } from '../room/leave-dialog.js';
import { memberList } from '../room/members.js';
import { roomMenu } from '../room/room-menu.js';
import { roomProblem } from '../room/unavailable.js';
import { banner } from './banner.js';
import { beside } from './beside.js';
import { inbox } from './inbox.js';
import { palette } from './palette.js';
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
        ${header(page)} ${notice(page)} ${page.boards.strip()}
        ${middle(page)}
      </main>
      ${page.besideShown ? beside(page) : nothing} ${memberList(page)}
      ${settings(page)} ${leaveDialog(page)} ${forwardDialog(page)} ${messageDialogs(page)} ${dateDialog(page)} ${messageMenu(page)} ${emojiPicker(page)} ${roomMenu(page)} ${palette(page)} ${page.files.floating()} ${page.polls.form()}
      <div class="shade" @click=${() => page.openDrawer(null)}></div>
    </div>
  `;
}

function middle(page) {
  const { navigation, rooms } = page.chat;
  if (navigation.inInbox) return inbox(page);
  return rooms.open ? html`${messageList(page)} ${composer(page)}` : emptyState(page);
}

function notice({ chat, words }) {
  const { shown } = chat.notices;
  const text = shown && `${chat.rooms.titleOf(shown.room)}: ${shown.act ? actProblem(shown.problem, words) : roomProblem(shown.problem, words)}`;
  const again = () => {
    chat.notices.dismiss();
    shown.again();
  };
  return html`
    <div class="notice" id="notice" ?hidden=${!text}><span role="alert">${text ?? nothing}</span>
      ${shown?.again ? html`<button type="button" class="link" id="notice-again" @click=${again}>${words.tryAgain}</button>
        <button type="button" class="link" @click=${() => chat.notices.dismiss()}>${words.close}</button>` : nothing}</div>
  `;
}

/** Why something that one did to a message was not done. */
function actProblem(problem, words) {
  return words.notDone(words.actProblems[problem.name] ?? words.problems[problem.name] ?? problem.message);
}
