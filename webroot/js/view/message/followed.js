import { html, nothing, repeat } from '../html.js';
import { threadIcon } from '../icons.js';

/** The way to the threads that one follows, above the rooms; how many of them have something new. */
export function threadsLine(page) {
  const { chat, words } = page;
  const { rows, count } = chat.followed;
  if (!rows.length) return nothing;
  return html`
    <button type="button" class="threads-line" id="open-threads" ?data-unread=${count > 0} aria-expanded=${page.besideShown && page.beside === 'threads'}
      @click=${() => page.openThreads()}>
      <span class="hash" aria-hidden="true">${threadIcon()}</span><span class="room-name">${words.panes.threads}</span>
      ${count ? html`<span class="badge" aria-hidden="true">${words.number(count)}</span><span class="unseen">, ${words.unread(count)}</span>` : nothing}
    </button>
  `;
}

/** The threads that one follows; a click goes there. */
export function followedThreads(page) {
  const { chat, words } = page;
  const { rows } = chat.followed;
  if (!rows.length) return html`<p class="pane-note">${words.noThreads}</p>`;
  return html`<ul class="hits" id="threads">${repeat(rows, ({ id }) => id, (row) => html`<li>${line(row)}</li>`)}</ul>`;

  function line(row) {
    const unread = chat.followed.unread(row.room, row.thread);
    return html`
      <button type="button" class="hit" data-thread=${row.id} ?data-unread=${unread > 0} @click=${() => page.openFollowed(row)}>
        <span class="where"><b dir="auto">${row.from.name}</b><span dir="auto">${chat.rooms.titleOf(row.room)}</span><time
          datetime=${new Date(row.ts).toISOString()} title=${words.full(row.ts)}>${words.short(row.ts)}</time></span>
        <span class="what" dir="auto">${row.deleted ? words.deletedMessage : row.text}</span>
        ${unread ? html`<span class="fresh">${words.newReplies(unread)}</span>` : nothing}
      </button>
    `;
  }
}

/** Whether one hears of the thread beside the room. */
export function followButton({ chat, words }) {
  const { room, root } = chat.threads.open;
  const on = Boolean(chat.followed.of(room.name, root)?.follow);
  return html`<button type="button" class="plain follow" id="follow" aria-pressed=${on ? 'true' : 'false'} title=${on ? words.unfollow : words.follow}
    @click=${() => chat.followed.follow(room.name, root, !on)}>${on ? words.following : words.follow}</button>`;
}
