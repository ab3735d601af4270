import { isDirect, otherIn } from '../../chat/room/direct.js';
import { avatar } from '../access/avatar.js';
import { html, nothing, repeat } from '../html.js';
import { checkIcon, threadIcon } from '../icons.js';
import { scriptsMark } from '../mixed-scripts.js';
import { bones } from './list.js';

const LETTERS = 240;

/** What has happened since one left, conversation by conversation, with the first lines of each. */
export function inboxView(page) {
  const { chat, words } = page;
  const { catchUp } = chat;
  const items = catchUp.items();
  const shown = items.slice(0, catchUp.most);
  return html`
    <div class="inbox-head">
      <h2 id="inbox-title" tabindex="-1" class="unseen">${words.inbox}</h2>
      <p class="quiet" role="status">${told(items, page)}</p>
      ${catchUp.undone ? html`<button type="button" class="link" id="inbox-undo" title="${words.undo} (U)" @click=${() => catchUp.undo()}>${words.undo}</button>` : nothing}
      <p class="quiet inbox-keys" aria-hidden="true">${words.inboxKeys.map(([key, does]) => html`<span><kbd>${key}</kbd> ${does}</span>`)}</p>
    </div>
    <div class="inbox-list" @keydown=${(event) => key(event, page)}>
      ${catchUp.problem ? html`<p class="pane-note wrong" role="alert">${words.notLoaded} ${words.actProblems[catchUp.problem.name] ?? nothing}
        <button type="button" class="link" @click=${() => catchUp.look()}>${words.tryAgain}</button></p>` : nothing}
      ${catchUp.loading && !items.length ? bones(page) : nothing}
      ${repeat(kindsOf(shown), ({ kind }) => kind, ({ kind, items: some }) => html`
        <section aria-labelledby="inbox-${kind}"><h3 id="inbox-${kind}">${words.inboxKinds[kind]}</h3>
          <ul>${repeat(some, (item) => item.key, (item) => html`<li>${card(item, page)}</li>`)}</ul></section>`)}
      ${items.length > shown.length ? html`<p class="pane-note"><button type="button" id="inbox-more" @click=${() => catchUp.showMore()}>${words.moreConversations(items.length - shown.length)}</button></p>` : nothing}
      ${catchUp.loading || catchUp.problem || items.length ? nothing : empty(page)}
    </div>
  `;
}

function told(items, { chat, words }) {
  const { catchUp } = chat;
  if (catchUp.undone) return words.nowRead(chat.rooms.titleOf(catchUp.undone.room));
  return items.length ? words.conversationsUnread(items.length) : nothing;
}

function kindsOf(items) {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) }));
}

function empty(page) {
  const { words, chat } = page;
  return html`<div class="empty"><p>${words.allRead}</p>
    <button type="button" id="inbox-back" @click=${() => chat.navigation.closeInbox()}>${words.backToRoom}</button></div>`;
}

function card(item, page) {
  const { chat, words } = page;
  const { key: id, room, unread, mentions, ts } = item;
  const { entries, failed } = chat.catchUp.linesOf(item);
  const title = titleOf(item, page);
  const more = unread - (entries?.length ?? 0);
  return html`
    <article class="card-unread" data-conversation=${id} aria-busy=${chat.catchUp.leaving(item) ? 'true' : 'false'}>
      <button type="button" class="open-unread" data-open aria-keyshortcuts="Enter" @click=${() => page.openUnread(item)}>
        <span class="where ${item.thread ? 'of-thread' : ''}">${sign(item, page)}<b dir="auto">${title} ${scriptsMark(title, words)}</b>${item.thread ? html`<span class="quiet" dir="auto">${chat.rooms.titleOf(room)}</span>` : nothing}
          <span class="counts">${mentions ? html`<span class="badge" aria-hidden="true">@${words.number(mentions)}</span>` : nothing}<span class="badge faint" aria-hidden="true">${words.number(unread)}</span></span><span
            class="unseen">${words.unread(unread)}${mentions ? `, ${words.mentions(mentions)}` : ''}</span>
          <time datetime=${new Date(ts).toISOString()} title=${words.full(ts)}>${words.short(ts)}</time></span>
        ${entries?.map((entry) => line(entry, page)) ?? (failed ? nothing : html`<span class="line loading"><span class="unseen">${words.loading}</span></span>`)}
        ${entries?.length && more > 0 ? html`<span class="line quiet">${words.andMoreUnread(more)}</span>` : nothing}
      </button>
      ${failed ? html`<p class="wrong line-failed" role="alert">${words.notLoaded} <button type="button" class="link" @click=${() => chat.catchUp.again(item)}>${words.tryAgain}</button></p>` : nothing}
      <button type="button" class="plain mark-read" data-act="read" aria-label=${words.markAsRead(title)} title="${words.markRead} (E)" aria-keyshortcuts="e"
        @click=${(event) => done(event.currentTarget.closest('article'), page)}>${checkIcon()}</button>
    </article>
  `;
}

function titleOf({ room, thread, said }, { chat, words }) {
  if (!thread) return chat.rooms.titleOf(room);
  return said == null ? words.deletedMessage : [...said].slice(0, 80).join('');
}

function sign({ room, thread }, page) {
  const { chat } = page;
  if (thread) return html`<span class="hash" aria-hidden="true">${threadIcon()}</span>`;
  if (!isDirect(room)) return html`<span class="hash" aria-hidden="true">#</span>`;
  return avatar({ id: otherIn(room, chat.me.id), name: chat.rooms.titleOf(room) }, page);
}

function line({ from, ts, body }, { words, viewState }) {
  return html`<span class="line"><b class="author hue-${viewState.colours.of(from.id)}" dir="auto">${from.name}</b> <span class="what" dir="auto">${body.text.slice(0, LETTERS)}</span> <time
    class="quiet" datetime=${new Date(ts).toISOString()} title=${words.full(ts)}>${words.short(ts)}</time></span>`;
}

/** J and K, or the arrows, from one to the next; E marks as read, U takes that back. */
function key(event, page) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cards = [...document.querySelectorAll('#inbox .card-unread')];
  const at = cards.findIndex((one) => one.contains(document.activeElement));
  const acts = {
    j: () => focus(cards[Math.min(at + 1, cards.length - 1)]),
    k: () => focus(cards[Math.max(at - 1, 0)]),
    e: () => at >= 0 && done(cards[at], page),
    u: () => page.chat.catchUp.undo(),
  };
  const act = acts[{ ArrowDown: 'j', ArrowUp: 'k' }[event.key] ?? event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function focus(card) {
  const button = card?.querySelector('[data-open]');
  button?.focus({ preventScroll: true });
  button?.scrollIntoView({ block: 'nearest' });
}

/** The focus goes on to the next one before this one is gone. */
function done(card, page) {
  const cards = [...document.querySelectorAll('#inbox .card-unread')];
  const at = cards.indexOf(card);
  const next = cards[at + 1] ?? cards[at - 1];
  if (next) focus(next);
  else document.getElementById('inbox-title').focus({ preventScroll: true });
  page.chat.catchUp.markRead(page.chat.catchUp.items().find(({ key: id }) => id === card.dataset.conversation));
}
