const PAGE = 50;

/** Pages backwards: brings what was said before the first message in view, as many at a time. */
export class History {
  #parley;
  #people;
  #rooms;
  #changed;

  constructor({ parley, people, rooms, changed }) {
    this.#parley = parley;
    this.#people = people;
    this.#rooms = rooms;
    this.#changed = changed;
  }

  /** Of the open room. */
  async loadOlder() {
    const room = this.#rooms.open;
    const timeline = room?.timeline;
    if (!timeline?.older || timeline.loadingOlder || !timeline.entries.length) return;
    timeline.loadingOlder = true;
    this.#changed();
    try {
      const page = await this.#parley.history(room.name, { before: timeline.entries[0].seq, limit: PAGE });
      const messages = page.entries.filter((entry) => entry.ev === 'message');
      timeline.prepend(messages, page.more);
      messages.forEach((entry) => this.#people.learn(entry.from));
    } catch {
      // Scrolling again asks again.
    } finally {
      timeline.loadingOlder = false;
      this.#changed();
    }
  }
}
