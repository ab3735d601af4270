/** What was written and not sent, per room; survives a reload of the tab. */
export class Drafts {
  #memory;
  #drafts;

  constructor(memory) {
    this.#memory = memory;
    // A room may be called as something that every object has, `constructor` for one.
    this.#drafts = new Map(Object.entries(memory.read('drafts') ?? {}));
  }

  of(room) {
    return this.#drafts.get(room) ?? '';
  }

  /** The room is called otherwise; what was written under its other name comes after what stood there. */
  move(room, name) {
    const text = [this.of(name), this.of(room)].filter(Boolean).join('\n');
    this.keep(room, '');
    this.keep(name, text);
  }

  keep(room, text) {
    if (text) this.#drafts.set(room, text);
    else this.#drafts.delete(room);
    this.#memory.write('drafts', Object.fromEntries(this.#drafts));
  }
}
