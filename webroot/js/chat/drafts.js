/** What was written and not sent, per room; survives a reload of the tab. */
export class Drafts {
  #memory;
  #drafts;

  constructor(memory) {
    this.#memory = memory;
    this.#drafts = memory.read('drafts') ?? {};
  }

  of(room) {
    return this.#drafts[room] ?? '';
  }

  /** The room is called otherwise; what was written under its other name comes after what stood there. */
  move(room, name) {
    const text = [this.of(name), this.of(room)].filter(Boolean).join('\n');
    this.keep(room, '');
    this.keep(name, text);
  }

  keep(room, text) {
    if (text) this.#drafts[room] = text;
    else delete this.#drafts[room];
    this.#memory.write('drafts', this.#drafts);
  }
}
