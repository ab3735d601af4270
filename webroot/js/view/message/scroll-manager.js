/** So near to the end counts as being there: zoom makes positions fractional. */
const NEAR_END = 24;
/** Older messages are asked for before the reader bumps into the top. */
const NEAR_START = 200;

/**
 * Scroll anchoring: never moves what one reads. Sticks to the bottom only when there, otherwise holds the first visible row in
 * place while rows come and go above and below it. Works around each drawing: `measure`, draw, `settle`.
 */
export class ScrollManager {
  #page;
  #log = null;
  #anchor = null;
  #positioned = false;
  #resized = new ResizeObserver(() => this.#resettle());

  constructor(page) {
    this.#page = page;
    page.toLatest = (options) => this.#toLatest(options);
  }

  measure() {
    this.#anchor = this.#log?.isConnected && !this.#page.chat?.reading.atBottom ? this.#firstVisible() : null;
  }

  settle() {
    const log = document.getElementById('messages');
    if (log !== this.#log) this.#attach(log);
    if (!log) return;
    const { chat } = this.#page;
    if (!this.#positioned) this.#position(chat);
    else if (chat.reading.atBottom) log.scrollTop = log.scrollHeight;
    else this.#holdOrArrive(chat);
    // A page that does not fill a tall screen leaves nothing to scroll.
    if (this.#positioned && log.scrollHeight <= log.clientHeight) chat.history.loadOlder();
  }

  #attach(log) {
    this.#resized.disconnect();
    this.#log = log;
    this.#anchor = null;
    this.#positioned = false;
    if (!log) return;
    this.#resized.observe(log);
    log.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  /** A room just opened: at the first unread message, or at the end. */
  #position(chat) {
    const { loading, seeking } = chat.rooms.open.timeline;
    if (loading || seeking) return;
    this.#positioned = true;
    const divider = document.getElementById('divider');
    if (divider) this.#log.scrollTop += divider.getBoundingClientRect().top - this.#log.getBoundingClientRect().top - 48;
    else this.#log.scrollTop = this.#log.scrollHeight;
    chat.reading.scrolled(this.#atBottom());
    chat.reading.looked();
  }

  #scrolled() {
    const { chat } = this.#page;
    if (!chat?.rooms.open || !this.#positioned) return;
    chat.reading.scrolled(this.#atBottom());
    if (this.#log.scrollTop < NEAR_START) chat.history.loadOlder();
    if (this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR_START) chat.history.loadNewer();
  }

  /** The keyboard came up or the composer grew. */
  #resettle() {
    if (this.#positioned && this.#page.chat?.reading.atBottom) this.#log.scrollTop = this.#log.scrollHeight;
  }

  #firstVisible() {
    const top = this.#log.getBoundingClientRect().top;
    for (const row of this.#log.querySelectorAll('.message')) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top) return { row, key: row.dataset.row, offset: box.top - top };
    }
    return null;
  }

  /** A message that was folded may have left nothing below. */
  #holdOrArrive(chat) {
    this.#hold();
    if (this.#atBottom()) chat.reading.scrolled(true);
  }

  #hold() {
    if (!this.#anchor) return;
    const { key, offset } = this.#anchor;
    // By key and not by element: drawing may have reused the element for another row.
    const row = [...this.#log.querySelectorAll('.message')].find((other) => other.dataset.row === key);
    if (row) this.#log.scrollTop += row.getBoundingClientRect().top - this.#log.getBoundingClientRect().top - offset;
  }

  /** Not the end of what is loaded, but of what was said. */
  #atBottom() {
    return !this.#page.chat.rooms.open.timeline.newer && this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR_END;
  }

  async #toLatest({ focus = true } = {}) {
    const { chat } = this.#page;
    if (chat.rooms.open.timeline.newer) {
      await chat.history.latest(chat.rooms.open);
      this.#page.drawNow();
    }
    this.#log.scrollTop = this.#log.scrollHeight;
    if (focus) this.#log.focus({ preventScroll: true });
    this.#page.chat.reading.scrolled(true);
  }
}
