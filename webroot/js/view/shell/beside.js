import { html, nothing } from '../html.js';
import { closeIcon } from '../icons.js';
import { followButton, followedThreads } from '../message/followed.js';
import { pins } from '../message/pins.js';
import { searchPane } from '../message/search-pane.js';
import { thread } from '../message/thread.js';

const KINDS = { files: (page) => page.files.pane(), documents: (page) => page.documents.pane(), boards: (page) => page.boards.pane(), thread, threads: followedThreads, pins, search: searchPane };
/** Those that are about all rooms. */
const OF_ALL = ['search', 'threads'];

/** The pane beside the talk, if one has opened something there: a thread, what is pinned, a search. On a phone it is a view of its own. */
export function beside(page) {
  const { words, chat, beside: kind } = page;
  return html`
    <aside class="beside drawer" id="beside" data-region data-open tabindex="-1" aria-labelledby="beside-title" ?inert=${page.drawer === 'rooms'}>
      <div class="brand">
        ${page.documents.head(kind) ?? page.boards.head(kind) ?? html`<h2 id="beside-title">${words.panes[kind]} ${OF_ALL.includes(kind) ? nothing : html`<span class="quiet" dir="auto">${chat.rooms.titleOf(chat.rooms.active)}</span>`}</h2>`}
        ${kind === 'thread' ? followButton(page) : nothing}
        <button type="button" class="plain" id="close-beside" aria-label=${words.close} title=${words.close} @click=${() => page.closeBeside()}>${closeIcon()}</button>
      </div>
      ${KINDS[kind](page)}
    </aside>
  `;
}
