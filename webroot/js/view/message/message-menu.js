import { addressOf } from '../../chat/room/address.js';
import { html, nothing } from '../html.js';
import { copyIcon, deleteIcon, editIcon, forwardIcon, linkIcon, pinIcon, replyIcon, smileIcon, threadIcon, unreadIcon } from '../icons.js';
import { closePopup, popup, walkMenu } from '../popup.js';
import { recentEmoji } from '../../chat/message/recent-emoji.js';
import { answer, change } from './compose.js';
import { pickEmoji } from './emoji-picker.js';
import { askToForward } from './forward-dialog.js';
import { reasonAgainst, reasonLine } from './reasons.js';
import { askToDelete } from './versions-dialog.js';

export const MESSAGE_MENU = 'message-menu';
const QUICK = 6;
/** What the server may refuse, by the line that does it. */
const KINDS = { reply: 'reply', thread: 'reply', edit: 'edit', delete: 'delete', pin: 'pin', unpin: 'pin' };

/** Everything one can do with a message; on a phone by a long press, with the signs most used on top. */
export function messageMenu(page) {
  return popup(MESSAGE_MENU, 'menu', page.words.messageActions, (about) => lines(about, page), page);
}

function lines({ message, place }, page) {
  const { words, chat, viewState } = page;
  const { at } = viewState.popup;
  const own = message.from.id === chat.me.id;
  const react = (emoji) => chat.changing.react(message, emoji);
  const line = (name, icon, act, kind = '') => {
    const reason = KINDS[name] ? reasonAgainst(KINDS[name], message, page) : null;
    return html`<button type="button" role="menuitem" class=${kind} data-act=${name} aria-disabled=${reason ? 'true' : nothing}
      @click=${() => reason || choose(act)}>${icon}<span>${words.acts[name]}${reasonLine(reason)}</span></button>`;
  };
  const noReaction = reasonAgainst('react', message, page);
  return html`
    <div role="menu" aria-label=${words.messageActions} @keydown=${walkMenu}>
      <div class="row" role="none">
        ${noReaction ? html`<p class="reason">${noReaction}</p>` : recentEmoji(QUICK).map((emoji) => html`<button type="button" role="menuitem" aria-label=${words.reactWith(emoji)} @click=${() => choose(() => react(emoji))}>${emoji}</button>`)}
        ${noReaction ? nothing : html`<button type="button" role="menuitem" aria-label=${words.addReaction} @click=${() => choose(() => pickEmoji(page, at, react))}>${smileIcon()}</button>`}
      </div>
      <hr role="none">
      ${place ? nothing : html`${line('reply', replyIcon(), () => answer(message, page))}${line('thread', threadIcon(), () => page.openThread(message))}`}
      ${message.body.files?.some(({ state }) => state === 'uploading') ? nothing : line('forward', forwardIcon(), () => askToForward(message, page))}
      ${line(message.pinned ? 'unpin' : 'pin', pinIcon(), () => chat.changing.pin(message))}
      ${own || place ? nothing : line('unread', unreadIcon(), () => chat.inbox.markUnread(message.room, message.seq))}
      ${line('copy', copyIcon(), () => navigator.clipboard?.writeText(message.body.text))}
      ${line('link', linkIcon(), () => navigator.clipboard?.writeText(new URL(addressOf(message.room, message.seq), location.href).href))}
      ${own ? html`<hr role="none">${place ? nothing : line('edit', editIcon(), () => change(message, page))}${line('delete', deleteIcon(), () => askToDelete(message, page), 'danger')}` : nothing}
    </div>
  `;
}

/** The menu is gone, and the focus back, before what was chosen begins. */
function choose(act) {
  closePopup(MESSAGE_MENU);
  setTimeout(act);
}
