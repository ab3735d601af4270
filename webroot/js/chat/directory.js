const NEWS_MS = 30_000;
/** Of a person who was away, so many private rooms are opened for what was written to him. */
const MOST_OPENED = 20;

/** What the server lists: open rooms, and the private ones of this person. */
export class Directory {
  rooms = [];
  #list;
  #changed;

  /** `list()` asks the server; `changed(rooms)` is told what it answered. */
  constructor({ list, changed }) {
    this.#list = list;
    this.#changed = changed;
    setInterval(() => document.hidden || this.refresh(), NEWS_MS);
  }

  async refresh() {
    try {
      this.rooms = (await this.#list()).rooms;
      this.#changed(this.rooms);
    } catch {
      // Offline; the next turn asks again.
    }
  }

  /** The private rooms last spoken in. */
  privately() {
    return this.rooms.filter((room) => room.direct).slice(0, MOST_OPENED);
  }
}
