import { html, nothing, repeat } from '../html.js';
import { smileIcon, threadIcon } from '../icons.js';
import { idOf } from './body.js';
import { pickEmoji } from './emoji-picker.js';
import { reasonAgainst, refuse } from './reasons.js';

/** What people think of it, in signs: how many and who, and whether oneself; a click joins in, or takes it back. */
export function reactions(row, page) {
  const { words, chat } = page;
  if (!row.reactions.length) return nothing;
  const react = (emoji) => chat.changing.react(row.entry, emoji);
  // Whoever joins in adds no kind.
  const shut = reasonAgainst('reply', row.entry, page);
  const full = reasonAgainst('react', row.entry, page);
  return html`
    <div class="reactions" id=${idOf(row, 'reactions')} aria-live="off">
      ${repeat(row.reactions, ({ emoji }) => emoji, ({ emoji, count, mine, users = [] }) => html`
        <button type="button" class="reaction" data-emoji=${emoji} aria-pressed=${mine ? 'true' : 'false'} title=${words.reacted(emoji, names(users, count, page))}
          aria-disabled=${shut ? 'true' : nothing} aria-description=${shut ?? nothing} @click=${() => (shut ? refuse(shut, row.entry, page) : react(emoji))}>
          <span class="glyph" aria-hidden="true">${emoji}</span><span aria-hidden="true">${words.number(count)}</span><span
            class="unseen">${words.reacted(emoji, names(users, count, page))}</span>
        </button>`)}
      <button type="button" class="reaction add" aria-label=${words.addReaction} title=${full ?? words.addReaction} aria-disabled=${full ? 'true' : nothing} aria-description=${full ?? nothing}
        @click=${(event) => (full ? refuse(full, row.entry, page) : pickEmoji(page, event.currentTarget, react))}>${smileIcon()}</button>
    </div>
  `;
}

/** On the message that begins a thread: how much was answered, and the way there. */
export function replies(row, page) {
  const { words, chat } = page;
  if (!row.thread?.count || row.place) return nothing;
  const fresh = chat.followed.unread(row.entry.room, row.seq);
  return html`<button type="button" class="replies" id=${idOf(row, 'replies')} aria-live="off" @click=${() => page.openThread(row.entry)}>${threadIcon()}
    ${words.replies(row.thread.count)}${fresh ? html` <span class="fresh">${words.newReplies(fresh)}</span>` : nothing}</button>`;
}

function names(users, count, { words, chat }) {
  const known = users.map(({ id, name }) => (id === chat.me.id ? words.you : name));
  return words.some(known, count - known.length);
}
