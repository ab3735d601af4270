import { avatar } from '../access/avatar.js';
import { html, nothing } from '../html.js';
import { scriptsMark } from '../mixed-scripts.js';
import { body, idOf } from './body.js';

const GLYPHS = { sending: '◌', sent: '✓', failed: '!' };
const PARTS = ['author', 'time', 'text', 'state'];

/** One message: an article that is named by its author, time, text and state. The last of a group shows its time to the eye. */
export function message(row, page) {
  const { words, viewState } = page;
  const { own, first, last, state, from } = row;
  const classes = `message ${own ? 'own' : 'other'} ${first ? 'first' : ''} ${last ? 'last' : ''}`;
  return html`
    <article class=${classes} data-row=${row.key} data-state=${state ?? nothing} tabindex="-1"
      aria-labelledby=${PARTS.map((part) => idOf(row, part)).join(' ')}>
      ${own ? nothing : html`<span class="side">${first ? avatar(from, page) : nothing}</span>`}
      <div class="said">
        <span class=${first && !own ? `author hue-${viewState.colours.of(from.id)}` : 'author unseen'} id=${idOf(row, 'author')}
          dir="auto">${own ? words.you : html`${from.name} ${scriptsMark(from.name, words)}`}</span>
        <div class="bubble">
          ${body(row, page)}
          <span class="meta">
            <time id=${idOf(row, 'time')} datetime=${new Date(row.ts).toISOString()} title=${words.full(row.ts)}>${words.time(row.ts)}</time>
            ${own ? html`<span class="state" id=${idOf(row, 'state')} title=${words.states[state]}><span aria-hidden="true">${GLYPHS[state]}</span><span
              class="unseen">${words.states[state]}</span></span>` : nothing}
          </span>
        </div>
        ${state === 'failed' ? failed(row, page) : nothing}
        ${state === 'sending' && page.connectionStatus.banner ? html`<p class="after quiet">${words.queued}</p>` : nothing}
      </div>
    </article>
  `;
}

function failed({ cid, problem }, { chat, words }) {
  return html`
    <div class="after wrong">
      <span>${words.notSent}: ${words.problems[problem?.name] ?? problem?.message}</span>
      <button type="button" class="link retry" @click=${() => chat.sending.retry(cid)}>${words.retry}</button>
      <button type="button" class="link discard" @click=${() => chat.sending.discard(cid)}>${words.discard}</button>
    </div>
  `;
}
