import { html } from '../html.js';
import { archiveIcon, bellIcon, muteIcon, pinIcon, unreadIcon } from '../icons.js';
import { closePopup, popup, walkMenu } from '../popup.js';

export const ROOM_MENU = 'room-menu';
const LEVELS = ['all', 'mentions', 'nothing'];

/** How one wants to have a room, on all one's devices. */
export function roomMenu(page) {
  return popup(ROOM_MENU, 'menu', page.words.roomSettings, ({ name }) => lines(name, page), page);
}

function lines(name, page) {
  const { chat, words } = page;
  const { level = 'all', muted, pinned, archived } = chat.inbox.of(name);
  const choose = (act) => {
    closePopup(ROOM_MENU);
    act();
  };
  const want = (wanted) => choose(() => chat.inbox.want(name, wanted));
  const line = (act, icon, label, does) => html`<button type="button" role="menuitem" data-act=${act} @click=${does}>${icon}<span>${label}</span></button>`;
  return html`
    <div role="menu" aria-label=${words.roomMenu(chat.rooms.titleOf(name))} @keydown=${walkMenu}>
      ${line('read', unreadIcon(), words.markRead, () => choose(() => chat.inbox.markRead(name)))}
      <hr role="none">
      ${LEVELS.map((one) => html`<button type="button" role="menuitemradio" data-act=${one} aria-checked=${level === one ? 'true' : 'false'}
        @click=${() => want({ level: one })}>${bellIcon()}<span>${words.levels[one]}</span></button>`)}
      <hr role="none">
      ${line('mute', muteIcon(), muted ? words.unmute : words.mute, () => want({ muted: !muted }))}
      ${line('pin', pinIcon(), pinned ? words.acts.unpin : words.acts.pin, () => want({ pinned: !pinned }))}
      ${line('archive', archiveIcon(), archived ? words.unarchive : words.archive, () => want({ archived: !archived }))}
    </div>
  `;
}
