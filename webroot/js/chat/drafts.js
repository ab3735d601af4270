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

  keep(room, text) {
    if (text) this.#drafts[room] = text;
    else delete this.#drafts[room];
    this.#memory.write('drafts', this.#drafts);
  }
}
