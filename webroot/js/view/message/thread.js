import { html, nothing, repeat } from '../html.js';
import { walkMessages } from './arrow-keys.js';
import { writing } from './composer.js';
import { bones, shown } from './list.js';
import { rowsOf } from './rows.js';
import { threadPlace } from './writing-place.js';

/** A thread beside its room: what began it, the answers, and where one answers. */
export function thread(page) {
  const { chat, words } = page;
  const { timeline, failed, root, room } = chat.threads.open;
  const rows = rowsOf({ timeline: { entries: timeline.entries, pending: [] }, me: chat.me, place: 'thread-', divider: chat.threads.open.divider });
  const line = (count) => html`<p class="replies-line">${timeline.older
    ? html`<button type="button" class="link" @click=${() => chat.threads.load({ earlier: true })}>${words.earlierReplies}</button>` : words.replies(count)}</p>`;
  const answers = rows.filter(({ kind, seq }) => kind === 'message' && seq !== root).length;
  return html`
    <div class="reading" id="thread">
      <div class="pane-log" role="log" aria-live="off" tabindex="0" aria-label=${words.thread} aria-busy=${timeline.loading ? 'true' : 'false'} @keydown=${walkMessages}>
        <div class="column">
          ${repeat(rows, (row) => row.key, (row) => html`${shown(row, page)}${row.seq === root && answers ? line(answers) : nothing}`)}
          ${timeline.loading && !answers ? bones(page) : nothing}
          ${failed ? html`<p class="pane-note wrong" role="alert">${words.notLoaded} <button type="button" class="link" @click=${() => chat.threads.load()}>${words.tryAgain}</button></p>` : nothing}
          ${timeline.loading || failed || answers ? nothing : html`<p class="pane-note">${words.noReplies}</p>`}
        </div>
      </div>
    </div>
    <div class="writing">${room.refusal ? nothing : [page.files.waiting(threadPlace(page)), writing(threadPlace(page), { label: words.replyInThread }, page)]}</div>
  `;
}
