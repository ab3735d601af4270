import { render } from '../html.js';
import { ActionBar } from '../message/action-bar.js';
import { settleCards } from '../message/cards.js';
import { settleComposer } from '../message/composer.js';
import { settleFolds } from '../message/folding.js';
import { settleFound } from '../message/found.js';
import { ScrollManager } from '../message/scroll-manager.js';
import { ThreadReading } from '../message/thread-reading.js';
import { EmptyStateFocus } from '../room/empty-state.js';
import { Drawers } from './drawers.js';
import { keepFocus } from './focus.js';
import { InboxPlace } from './inbox.js';
import { page } from './page.js';
import { openPalette } from './palette.js';
import { cycleRegions } from './regions.js';
import { nextMention, walkRooms } from './room-keys.js';
import { showKeys } from './settings.js';
import { showTitle } from './title.js';

/** Draws the page at most once per frame, and does around it what templates cannot: scrolling, the title, keys. */
export class Renderer {
  #page;
  #scheduled = false;
  #scroll;
  #thread;
  #drawers;
  #actions;
  #emptyState = new EmptyStateFocus();
  #inbox = new InboxPlace();
  #root = document.getElementById('app');

  constructor(page) {
    this.#page = page;
    this.#scroll = new ScrollManager(page);
    this.#thread = new ThreadReading(page);
    this.#drawers = new Drawers(page);
    this.#actions = new ActionBar(page);
    // A tab that is hidden before its frame came would never get it.
    document.addEventListener('visibilitychange', () => this.#draw());
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Hidden tabs get no animation frames, but their title counts on.
    if (document.hidden) setTimeout(() => this.#draw());
    else requestAnimationFrame(() => this.#draw());
  }

  /** For what must be there at once: a box that is to be opened. */
  now() {
    this.#scheduled = true;
    this.#draw();
  }

  #draw() {
    if (!this.#scheduled) return;
    this.#scheduled = false;
    const held = document.activeElement;
    this.#scroll.measure();
    render(page(this.#page), this.#root);
    settleComposer(this.#page);
    settleFolds();
    this.#actions.settle();
    this.#scroll.settle();
    this.#thread.settle();
    settleFound(this.#page);
    settleCards(this.#page);
    this.#page.files.settle();
    this.#page.documents.settle();
    this.#page.boards.settle();
    this.#page.polls.settle();
    this.#drawers.settle();
    keepFocus(held);
    this.#emptyState.settle(this.#page);
    this.#inbox.settle(this.#page);
    showTitle(this.#page);
  }

  #key(event) {
    // The keys of the page wait until a dialog is closed, and until the editor of documents has had them.
    if (document.querySelector('dialog[open], [popover]:popover-open') || event.isComposing || (event.defaultPrevented && event.target.matches('.editor'))) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k' && this.#page.chat) {
      event.preventDefault();
      openPalette(this.#page);
    } else if (this.#page.chat && asksForInbox(event)) {
      event.preventDefault();
      this.#page.openInbox();
    } else if (this.#page.chat && (walkRooms(event) || nextMention(event))) {
      event.preventDefault();
    } else if (this.#page.chat && asksForKeys(event)) {
      event.preventDefault();
      showKeys();
    } else if (event.key === 'F6') {
      event.preventDefault();
      cycleRegions(this.#page, event.shiftKey);
    } else if (event.key === 'Escape' && this.#page.drawer) {
      if (this.#page.drawer === 'beside') this.#page.closeBeside();
      else this.#page.openDrawer(null);
    } else if (event.key === 'Escape' && this.#page.besideShown && document.activeElement?.closest('#beside')) {
      this.#page.closeBeside();
    } else if (event.key === 'Escape' && this.#page.chat?.navigation.inInbox) {
      this.#page.chat.navigation.closeInbox();
    }
  }
}

function asksForInbox({ code, altKey, shiftKey, ctrlKey, metaKey }) {
  return code === 'KeyI' && altKey && !shiftKey && !ctrlKey && !metaKey;
}

/** `?` where nobody writes, and Ctrl+/ everywhere. */
function asksForKeys({ key, ctrlKey, metaKey, altKey, target }) {
  if (key === '/' && (ctrlKey || metaKey)) return true;
  return key === '?' && !ctrlKey && !metaKey && !altKey && !target.closest('input, textarea, select, .editor');
}
