import { avatar } from '../access/avatar.js';
import { html, nothing } from '../html.js';
import { forwardIcon, pinIcon } from '../icons.js';
import { scriptsMark } from '../mixed-scripts.js';
import { body, idOf } from './body.js';
import { cards, unseenCards } from './cards.js';
import { quote } from './quote.js';
import { reactions, replies } from './reactions.js';
import { versionsOf } from './versions-dialog.js';

const GLYPHS = { sending: '◷', sent: '✓', seen: '✓✓', failed: '!' };

/**
 * One message: an article that is read as its author, time, text, reactions and state. The first of a group shows who speaks and
 * when; `.actions` is filled by the action bar when somebody points at it.
 */
export function message(row, page) {
  const { own, first, state, from, mentioning } = row;
  const classes = `message ${own ? 'own' : 'other'} ${first ? 'first' : ''} ${mentioning ? 'mentioning' : ''}`;
  return html`
    <article class=${classes} data-row=${row.key} data-state=${state ?? nothing} data-cards-of=${unseenCards(row, page)} tabindex="-1" aria-labelledby=${labels(row)}
      ?data-editing=${row.editing} ?data-open=${row.open} aria-busy=${row.open ? 'true' : nothing}>
      <span class="side">${first ? avatar(from, page) : nothing}</span>
      <div class="said" aria-live=${row.open ? 'off' : nothing}>
        ${head(row, page)} ${marksAbove(row, page)} ${quote(row, page)} ${page.polls.asked(row) ?? (row.bare ? nothing : body(row, page))} ${page.files.attached(row)} ${growing(row, page)} ${edited(row, page)}
        ${cards(row, page)} ${reactions(row, page)} ${replies(row, page)} ${after(row, page)}
      </div>
      <div class="actions" aria-live="off"></div>
    </article>
  `;
}

function labels(row) {
  const parts = ['author', 'time', row.pinned && 'pinned', row.quote && 'quote', !row.bare && 'text', row.files.length && 'files', row.edited && !row.entry.body.data?.poll && 'edited', row.reactions.length && 'reactions',
    row.thread && 'replies', row.own && 'state'];
  return parts.filter(Boolean).map((part) => idOf(row, part)).join(' ');
}

/** To the eye one's own name, to the ear "you". */
function head(row, page) {
  const { words, viewState } = page;
  const { own, first, from, state } = row;
  const said = stateWords(row, page);
  const name = html`${from.name} ${scriptsMark(from.name, words)}`;
  return html`
    <div class="head">
      ${own ? html`${first ? html`<span class="author hue-${viewState.colours.of(from.id)}" aria-hidden="true" dir="auto">${name}</span>` : nothing}
          <span class="unseen" id=${idOf(row, 'author')}>${words.you}</span>`
        : html`<span class=${first ? `author hue-${viewState.colours.of(from.id)}` : 'author unseen'} id=${idOf(row, 'author')} dir="auto">${name}</span>`}
      <span class="meta">
        <time id=${idOf(row, 'time')} datetime=${new Date(row.ts).toISOString()} title=${words.full(row.ts)}>${words.time(row.ts)}</time>
        ${own ? html`<span class="state" id=${idOf(row, 'state')} title=${said}><span aria-hidden="true">${GLYPHS[row.seen.length ? 'seen' : state]}</span><span
          class="unseen">${said}</span></span>` : nothing}
      </span>
    </div>
  `;
}

/** Of what was sent also who has seen it, where the server tells that. */
function stateWords({ state, seen }, { words, chat }) {
  return seen.length ? `${words.states[state]}, ${words.seenBy(seen.map((id) => chat.people.nameOf(id)))}` : words.states[state];
}

function marksAbove(row, { words }) {
  const { pinned, forwarded } = row;
  return html`
    ${pinned ? html`<p class="pinned-mark" id=${idOf(row, 'pinned')}>${pinIcon()} ${words.pinned}</p>` : nothing}
    ${forwarded ? html`<p class="forwarded">${forwardIcon()} ${words.forwardedFrom(forwarded.from?.name ?? '')}</p>` : nothing}
  `;
}

function edited(row, page) {
  const { words } = page;
  if (!row.edited || row.deleted || row.entry.body.data?.poll) return nothing;
  // What others said before is theirs.
  if (!row.own) return html`<span class="edited" id=${idOf(row, 'edited')} title=${words.full(row.edited.ts)}>${words.edited}</span>`;
  return html`<button type="button" class="edited" id=${idOf(row, 'edited')} title=${words.full(row.edited.ts)} aria-haspopup="dialog"
    @click=${() => versionsOf(row.entry, page)}>${words.edited}</button>`;
}

/** Still being written: whoever reads it may have enough of it. */
function growing(row, { words, chat }) {
  if (row.open) return html`<p class="after quiet"><span>${words.stillWriting}</span> <button type="button" class="link stop" @click=${() => chat.growing.stop(row.entry)}>${words.stop}</button></p>`;
  return row.ended ? html`<p class="after quiet">${words.ended[row.ended.end](row.ended.by.name)}</p>` : nothing;
}

function after(row, page) {
  const { words, chat } = page;
  if (row.files.length) return nothing;
  if (row.state === 'sending') return page.connectionStatus.banner ? html`<p class="after quiet">${words.queued}</p>` : nothing;
  if (row.state !== 'failed') return nothing;
  return html`
    <div class="after wrong">
      <span>${words.notSent}: ${words.problems[row.problem?.name] ?? row.problem?.message}</span>
      <button type="button" class="link retry" @click=${() => chat.sending.retry(row.cid)}>${words.retry}</button>
      <button type="button" class="link discard" @click=${() => chat.sending.discard(row.cid)}>${words.discard}</button>
    </div>
  `;
}
