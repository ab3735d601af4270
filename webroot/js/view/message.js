import { avatar, hueOf } from './avatar.js';
import { html, nothing } from './html.js';
import { withLinks } from './links.js';
import { scriptsMark } from './scripts.js';

const GLYPHS = { sending: '◌', sent: '✓', failed: '!' };
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u;

/** One message. Read aloud as author, time, text, state. */
export function message(row, page) {
  const { words } = page;
  const { own, first, last, state, from } = row;
  const classes = `message ${own ? 'own' : 'other'} ${first ? 'first' : ''} ${last ? 'last' : ''}`;
  return html`
    <div class=${classes} data-row=${row.key} data-state=${state ?? nothing}>
      ${own ? nothing : html`<span class="side">${first ? avatar(from) : nothing}</span>`}
      <div class="said">
        <span class=${first && !own ? `author hue-${hueOf(from.id)}` : 'author unseen'} dir="auto">${own ? words.you : html`${from.name} ${scriptsMark(from.name, words)}`}</span>
        <div class="bubble">
          <div class=${ONLY_EMOJI.test(row.text) ? 'text large' : 'text'} dir="auto">${withLinks(row.text, words)}</div>
          <span class="meta">
            <time datetime=${new Date(row.ts).toISOString()} title=${words.full(row.ts)}>${words.time(row.ts)}</time>
            ${own ? html`<span class="state" title=${words.states[state]}><span aria-hidden="true">${GLYPHS[state]}</span><span
              class="unseen">${words.states[state]}</span></span>` : nothing}
          </span>
        </div>
        ${state === 'failed' ? failed(row, page) : nothing}
        ${state === 'sending' && page.outage.banner ? html`<p class="after quiet">${words.queued}</p>` : nothing}
      </div>
    </div>
  `;
}

function failed({ cid, problem }, { chat, words }) {
  return html`
    <div class="after wrong">
      <span>${words.notSent}: ${words.problems[problem?.name] ?? problem?.message}</span>
      <button type="button" class="link retry" @click=${() => chat.retry(cid)}>${words.retry}</button>
      <button type="button" class="link discard" @click=${() => chat.discard(cid)}>${words.discard}</button>
    </div>
  `;
}
