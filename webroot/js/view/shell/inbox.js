import { html, nothing } from '../html.js';
import { bones } from '../message/list.js';
import { inboxIcon } from '../icons.js';
import { INBOX } from '../../chat/room/address.js';

const STYLE = 'css/inbox.css';

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

/** In the place of a room. Its code, its state and its style come when somebody looks for the first time. */
export function inbox(page) {
  const { words, viewState: { inbox: place } } = page;
  const again = html`<button type="button" class="link" @click=${() => load(page)}>${words.tryAgain}</button>`;
  return html`
    <section class="inbox" id="inbox" data-region tabindex="-1" aria-labelledby="inbox-title">
      ${place.view && page.chat.catchUp ? place.view(page) : place.failed ? html`<p class="pane-note wrong" role="alert">${words.notLoaded} ${again}</p>` : bones(page)}
    </section>
  `;
}

/** After each drawing: whoever comes to it gets it as it is now, with the focus on what concerns him most. */
export class InboxPlace {
  #shown = false;

  settle(page) {
    const shown = Boolean(page.chat?.navigation.inInbox);
    if (shown && !this.#shown) load(page);
    this.#shown = shown;
    if (page.viewState.inbox.focus && shown && page.chat.catchUp && !page.chat.catchUp.loading) {
      page.viewState.inbox.focus = false;
      const held = document.activeElement;
      if (held === document.body || held.id === 'inbox') (document.querySelector('#inbox [data-open]') ?? document.getElementById('inbox-title'))?.focus({ preventScroll: true });
    }
  }
}

async function load(page) {
  const { viewState: { inbox: place }, chat } = page;
  place.failed = false;
  place.focus = true;
  page.changed();
  document.getElementById('inbox')?.focus({ preventScroll: true });
  try {
    // A browser may remember that it could not load an address.
    const [{ inboxView }] = await Promise.all([import(`../message/inbox.js${place.tries ? `?again=${place.tries}` : ''}`), chat.loadCatchUp(), style()]);
    place.view = inboxView;
    await chat.catchUp.look();
  } catch {
    place.tries += 1;
    place.failed = true;
    page.changed();
  }
}

function style() {
  if (document.querySelector(`link[href="${STYLE}"]`)) return undefined;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: STYLE });
  return new Promise((loaded, failed) => {
    link.addEventListener('load', loaded);
    link.addEventListener('error', () => {
      link.remove();
      failed();
    });
    document.head.append(link);
  });
}
