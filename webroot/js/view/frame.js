import { composed } from './composer.js';
import { refuseFiles } from './files.js';
import { keepFocus } from './focus.js';
import { settleFolds } from './folds.js';
import { render } from './html.js';
import { page } from './page.js';
import { cycleRegions, Drawers } from './regions.js';
import { Scroller } from './scroller.js';
import { showTitle } from './title.js';

/** Draws the page at most once per frame, and does around it what templates cannot: scrolling, the title, keys. */
export class Frame {
  #page;
  #scheduled = false;
  #scroller;
  #drawers;
  #nowhere = false;
  #root = document.getElementById('app');

  constructor(page) {
    this.#page = page;
    this.#scroller = new Scroller(page);
    this.#drawers = new Drawers(page);
    refuseFiles(page);
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

  #draw() {
    if (!this.#scheduled) return;
    this.#scheduled = false;
    const held = document.activeElement;
    this.#scroller.measure();
    render(page(this.#page), this.#root);
    composed(this.#page);
    settleFolds();
    this.#scroller.settle();
    this.#drawers.settle();
    keepFocus(held);
    this.#arriveNowhere();
    showTitle(this.#page);
  }

  /** The room that one leaves takes the focus with it. */
  #arriveNowhere() {
    const nowhere = Boolean(this.#page.chat && !this.#page.chat.room);
    if (nowhere && !this.#nowhere) document.getElementById('nowhere-title').focus();
    this.#nowhere = nowhere;
  }

  #key(event) {
    // The keys of the page wait until a dialog is closed.
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'F6') {
      event.preventDefault();
      cycleRegions(this.#page, event.shiftKey);
    } else if (event.key === 'Escape' && this.#page.drawer) {
      this.#page.open(null);
    }
  }
}
