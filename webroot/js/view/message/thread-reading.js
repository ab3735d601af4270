/** So near to the end counts as being there. */
const NEAR_END = 24;

/**
 * Reads the thread beside the room: it opens at what is new, or at its end, stays at the end while one is there, and what is in
 * sight counts as read. Works around each drawing, as the scroll manager does for the room.
 */
export class ThreadReading {
  #page;
  #log = null;
  #shown = null;
  #atEnd = true;

  constructor(page) {
    this.#page = page;
    document.addEventListener('visibilitychange', () => this.#read());
  }

  settle() {
    const log = document.querySelector('#thread > .pane-log');
    if (log !== this.#log) {
      this.#log = log;
      this.#shown = null;
      log?.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    }
    const thread = log && this.#page.chat.threads.open;
    if (!thread || thread.timeline.loading) return;
    if (this.#shown !== thread) this.#position(thread);
    else if (this.#atEnd) log.scrollTop = log.scrollHeight;
    this.#read();
  }

  #position(thread) {
    this.#shown = thread;
    const divider = this.#log.querySelector('.divider');
    if (divider) this.#log.scrollTop += divider.getBoundingClientRect().top - this.#log.getBoundingClientRect().top - 48;
    else if (!this.#page.viewState.sought) this.#log.scrollTop = this.#log.scrollHeight;
    this.#scrolled();
  }

  #scrolled() {
    this.#atEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR_END;
    this.#read();
  }

  #read() {
    const thread = this.#log?.isConnected && this.#page.chat?.threads.open;
    if (!thread || thread !== this.#shown || !this.#atEnd || document.hidden) return;
    this.#page.chat.followed.read(thread.room.name, thread.root, thread.timeline.lastSeq());
  }
}
