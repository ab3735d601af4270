const REPEAT_MS = 3_000;
/** The server ends it after 6 s; the spare second covers a late repetition. */
const ENDS_MS = 7_000;

/** The typing indicator of the open rooms: tells the others that we type, at most every 3 s, and hears it of them. */
export class Typing {
  #parley;
  #room = null;
  #told = 0;

  constructor({ parley, rooms, feed, me }) {
    this.#parley = parley;
    parley.on('typing', (event) => event.user.id === me().id || rooms.get(event.room)?.typists.heard(event));
    feed.on('message', ({ room, entry }) => room.typists.end(entry.from.id));
  }

  typed(room, text) {
    if (!text) return this.stopped();
    if (room === this.#room && Date.now() - this.#told < REPEAT_MS) return;
    if (room !== this.#room) this.stopped();
    this.#room = room;
    this.#told = Date.now();
    this.#parley.typing(room, true);
  }

  /** Told at once. */
  stopped() {
    if (!this.#room) return;
    this.#parley.typing(this.#room, false);
    this.#room = null;
  }
}

/** Who types in one room. */
export class Typists {
  #people = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  names() {
    return [...this.#people.values()].map((typist) => typist.name);
  }

  heard({ user, on }) {
    this.end(user.id);
    if (on) this.#people.set(user.id, { name: user.name, timer: setTimeout(() => this.end(user.id), ENDS_MS) });
    this.#changed();
  }

  end(id) {
    clearTimeout(this.#people.get(id)?.timer);
    if (this.#people.delete(id)) this.#changed();
  }
}
