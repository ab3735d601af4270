/** What was written and not sent, per room; survives a reload of the tab. */
export class Drafts {
  #memory;
  #drafts;

  constructor({ parley, memory }) {
    this.#memory = memory;
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
  }

  /** The room is called otherwise; what was written under its other name comes after what stood there. */
  #move(room, name) {
    const text = [this.of(name), this.of(room)].filter(Boolean).join('\n');
    this.keep(room, '');
    this.keep(name, text);
  }
}
