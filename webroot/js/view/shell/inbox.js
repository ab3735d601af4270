import { html, nothing } from '../html.js';
import { inboxView } from '../message/inbox.js';
import { inboxIcon } from '../icons.js';
import { INBOX } from '../../chat/room/address.js';

/** The way to what has happened since one left, above the rooms: bold when there is anything, a number when one was mentioned. */
export function inboxLine(page) {
  const { chat, words } = page;
  const { conversations, mentions } = chat.inbox.sum();
  return html`
    <a href=${INBOX} class="threads-line" id="open-inbox" ?data-unread=${conversations > 0} aria-current=${chat.navigation.inInbox ? 'page' : nothing}
      title="${words.inbox} (Alt+I)" @click=${() => page.openDrawer(null)}>
      <span class="hash" aria-hidden="true">${inboxIcon()}</span><span class="room-name">${words.inbox}</span>
      ${conversations ? html`<span class=${mentions ? 'badge' : 'badge faint'} aria-hidden="true">${mentions ? `@${words.number(mentions)}` : words.number(conversations)}</span><span
        class="unseen">, ${words.conversationsUnread(conversations)}${mentions ? `, ${words.mentions(mentions)}` : ''}</span>` : nothing}
    </a>
  `;
}

/** In the place of a room. */
export function inbox(page) {
  return html`<section class="inbox" id="inbox" data-region tabindex="-1" aria-labelledby="inbox-title">${inboxView(page)}</section>`;
}

/** After each drawing: whoever comes to it gets it as it is now, with the focus on what concerns him most. */
export class InboxPlace {
  #shown = false;

  settle(page) {
    const shown = Boolean(page.chat?.navigation.inInbox);
    if (shown && !this.#shown) look(page);
    this.#shown = shown;
    if (page.viewState.inbox.focus && shown && !page.chat.catchUp.loading) {
      page.viewState.inbox.focus = false;
      const held = document.activeElement;
      if (held === document.body || held.id === 'inbox') (document.querySelector('#inbox [data-open]') ?? document.getElementById('inbox-title'))?.focus({ preventScroll: true });
    }
  }
}

function look({ viewState, chat }) {
  viewState.inbox.focus = true;
  document.getElementById('inbox').focus({ preventScroll: true });
  chat.catchUp.look();
}
