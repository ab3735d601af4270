import { html, nothing, repeat } from './html.js';
import { message } from './message.js';
import { rowsOf } from './rows.js';
import { walkMessages } from './walk.js';

/** The messages of the open room, with what tells that there is more above or below. */
export function log(page) {
  const { chat, words } = page;
  const room = chat.room;
  // Keyed by room: a screen reader must not take another room's messages for new ones.
  return repeat([room], () => room.name, () => html`
    <div class="reading">
      <div id="messages" role="log" aria-live="polite" aria-relevant="additions" tabindex="0" data-region data-room=${room.name} @keydown=${walkMessages}
        aria-label=${words.messages(chat.nameOf(room.name))} aria-busy=${room.loading || room.loadingOlder ? 'true' : 'false'}>
        <div class="column">
          <p class="above quiet">${room.loading || room.loadingOlder ? words.loading : nothing}</p>
          ${room.loading || room.refusal || room.entries.length || room.pending.length ? nothing : html`<p class="empty">${words.emptyRoom}</p>`}
          ${repeat(rowsOf(room, chat.me), (row) => row.key, (row) => shown(row, page))}
        </div>
      </div>
      ${pill(page)}
    </div>
  `);
}

function shown(row, page) {
  const { words } = page;
  if (row.kind === 'day') return html`<div class="day" data-row=${row.key}><span>${words.day(row.ts)}</span></div>`;
  if (row.kind === 'divider') return html`<div class="divider" id="divider" data-row=${row.key}><span>${words.newFromHere}</span></div>`;
  return message(row, page);
}

function pill(page) {
  const { chat, words } = page;
  if (chat.atBottom) return nothing;
  const unread = chat.room.unread;
  return html`
    <button type="button" id="latest" class=${unread ? 'pill news' : 'pill'} @click=${() => page.toLatest()}>
      ${unread ? words.newBelow(unread) : words.toLatest}
    </button>
  `;
}
