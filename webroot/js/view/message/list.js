import { html, nothing, repeat } from '../html.js';
import { walkMessages } from './arrow-keys.js';
import { message } from './message.js';
import { rowsOf } from './rows.js';

/** The messages of the open room, with what tells that there is more above or below. */
export function messageList(page) {
  const { chat, words } = page;
  const room = chat.rooms.open;
  const { loading, loadingOlder, entries, pending } = room.timeline;
  // Keyed by room: a screen reader must not take another room's messages for new ones.
  return repeat([room], () => room.name, () => html`
    <div class="reading">
      <div id="messages" role="log" aria-live="polite" aria-relevant="additions" tabindex="0" data-region data-room=${room.name} @keydown=${walkMessages}
        aria-label=${words.messages(chat.rooms.titleOf(room.name))} aria-busy=${loading || loadingOlder ? 'true' : 'false'}>
        <div class="column">
          <p class="above quiet">${loading || loadingOlder ? words.loading : nothing}</p>
          ${loading || room.refusal || entries.length || pending.length ? nothing : html`<p class="empty">${words.emptyRoom}</p>`}
          ${repeat(rowsOf(room, chat.me), (row) => row.key, (row) => shown(row, page))}
        </div>
      </div>
      ${toLatest(page)}
    </div>
  `);
}

function shown(row, page) {
  const { words } = page;
  if (row.kind === 'day') return html`<div class="day" data-row=${row.key}><span>${words.day(row.ts)}</span></div>`;
  if (row.kind === 'divider') return html`<div class="divider" id="divider" data-row=${row.key}><span>${words.newFromHere}</span></div>`;
  return message(row, page);
}

function toLatest(page) {
  const { chat, words } = page;
  if (chat.reading.atBottom) return nothing;
  const unread = chat.rooms.open.reading.unread;
  return html`
    <button type="button" id="latest" class=${unread ? 'pill news' : 'pill'} @click=${() => page.toLatest()}>
      ${unread ? words.newBelow(unread) : words.toLatest}
    </button>
  `;
}
