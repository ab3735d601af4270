const SOON_MS = 1_000;

/**
 * What was written and not sent, per room; survives a reload of the tab. The server keeps it too, so that it is there on other
 * devices: only where nothing is written here.
 */
export class Drafts {
  #memory;
  #drafts;
  #parley;
  #timers = new Map();
  #brought = new Map();

  constructor({ parley, memory }) {
    this.#memory = memory;
    this.#parley = parley;
    // A room may be called as something that every object has, `constructor` for one.
    this.#drafts = new Map(Object.entries(memory.read('drafts') ?? {}));
    parley.on('renamed', ({ room, name }) => this.#move(room, name));
  }

  of(room) {
    return this.#drafts.get(room) ?? '';
  }

  keep(room, text) {
    if (text) this.#drafts.set(room, text);
    else this.#drafts.delete(room);
    this.#memory.write('drafts', Object.fromEntries(this.#drafts));
    // Those of threads are kept under names that no room can have, and are this tab's own.
    if (!room.includes(' ')) this.#tellSoon(room);
  }

  /** What the server keeps of another device. Says whether there was anything. */
  async fetch(room) {
    if (this.of(room)) return false;
    const { text } = await this.#parley.draft(room).catch(() => ({}));
    if (!text || this.of(room)) return false;
    this.#drafts.set(room, text);
    this.#brought.set(room, this.brought(room) + 1);
    return true;
  }

  /** How often one came from elsewhere: then the box shows another text than was written in it. */
  brought(room) {
    return this.#brought.get(room) ?? 0;
  }

  #tellSoon(room) {
    clearTimeout(this.#timers.get(room));
    this.#timers.set(room, setTimeout(() => this.#parley.draft(room, this.of(room)).catch(() => {}), SOON_MS));
  }

  /** The room is called otherwise; what was written under its other name comes after what stood there. */
  #move(room, name) {
    const text = [this.of(name), this.of(room)].filter(Boolean).join('\n');
    this.keep(room, '');
    this.keep(name, text);
  }
}
