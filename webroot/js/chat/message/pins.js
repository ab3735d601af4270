/** What is pinned in the room whose list is open. */
export class Pins {
  /** `{ room, entries, failed }` or null; `entries` is null while they come. */
  open = null;
  #parley;
  #changed;

  constructor({ parley, feed, changed }) {
    this.#parley = parley;
    this.#changed = changed;
    for (const kind of ['pinned', 'deleted', 'edited']) feed.on(kind, ({ room }) => this.open?.room === room && this.load());
  }

  show(room) {
    this.open = { room, entries: null, failed: null };
    return this.load();
  }

  close() {
    this.open = null;
  }

  async load() {
    const list = this.open;
    list.failed = null;
    try {
      list.entries = await this.#parley.pins(list.room.name);
    } catch (problem) {
      list.failed = problem;
    }
    this.#changed();
  }
}
