const PAGE = 50;

/** Brings what was said before the first message in view, a page at a time. */
export class OlderPages {
  #parley;
  #people;
  #changed;

  constructor({ parley, people, changed }) {
    this.#parley = parley;
    this.#people = people;
    this.#changed = changed;
  }

  async load(room) {
    if (!room?.older || room.loadingOlder || !room.entries.length) return;
    room.loadingOlder = true;
    this.#changed();
    try {
      const page = await this.#parley.history(room.name, { before: room.entries[0].seq, limit: PAGE });
      room.prepend(page.entries.filter((entry) => entry.ev === 'message'), page.more);
      page.entries.forEach((entry) => this.#people.learn(entry.from));
    } catch {
      // Scrolling again asks again.
    } finally {
      room.loadingOlder = false;
      this.#changed();
    }
  }
}
