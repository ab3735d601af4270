import { html, nothing, repeat } from '../html.js';
import { walkMessages } from './arrow-keys.js';
import { dayLine } from './date-dialog.js';
import { message } from './message.js';
import { rowsOf } from './rows.js';

/** The messages of the open room, with what tells that there is more above or below. */
export function messageList(page) {
  const { chat, words } = page;
  const room = chat.rooms.open;
  const { seeking, loadingOlder, entries, pending } = room.timeline;
  const loading = room.timeline.loading || seeking;
  const rows = () => rowsOf({ timeline: room.timeline, me: chat.me, seen: room.seen, divider: room.reading.divider, editing: room.composing.editing });
  // Keyed by room: a screen reader must not take another room's messages for new ones.
  return repeat([room], () => room.name, () => html`
    <div class="reading">
      <div id="messages" role="log" aria-live="polite" aria-relevant="additions" tabindex="0" data-region data-room=${room.name} @keydown=${walkMessages}
        aria-label=${words.messages(chat.rooms.titleOf(room.name))} aria-busy=${loading || loadingOlder ? 'true' : 'false'}>
        <div class="column">
          ${above(room, page)}
          ${loading || room.refusal || entries.length || pending.length ? nothing : empty(page)}
          ${repeat(rows(), (row) => row.key, (row) => shown(row, page))}
        </div>
      </div>
      ${toLatest(page)}
    </div>
  `);
}

export function shown(row, page) {
  const { words } = page;
  if (row.kind === 'day') return dayLine(row, page);
  if (row.kind === 'divider') return html`<div class="divider" id=${row.key} data-row=${row.key}><span>${words.newFromHere}</span></div>`;
  return message(row, page);
}

/** The shape of what is coming, for whoever has to wait for it. */
export function bones({ words }) {
  return html`<p class="unseen">${words.loading}</p><div class="bones" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<div><span></span><span></span><span></span></div>`)}</div>`;
}

function above({ timeline, retention }, page) {
  const { loading, seeking, loadingOlder, failedOlder, older } = timeline;
  const { words, chat } = page;
  if (loading || seeking) return bones(page);
  return html`<p class="above quiet">${loadingOlder ? words.loading : nothing}${retention && !older ? words.keptFor(retention) : nothing}${failedOlder ? html`${words.notLoaded} <button type="button" class="link"
    id="load-again" @click=${() => chat.history.loadOlder({ again: true })}>${words.tryAgain}</button>` : nothing}</p>`;
}

/** One sentence, and one thing to do. */
function empty({ words }) {
  return html`<p class="empty"><span>${words.emptyRoom}</span>
    <button type="button" @click=${() => document.getElementById('composer').focus()}>${words.sayFirst}</button></p>`;
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
