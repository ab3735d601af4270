const AGAIN_MS = 2_000;

/** Keeps the list of members of the open room whole: asks for it when what is known does not fit together. */
export class MemberSync {
  #ask;
  #learned;
  #asking = false;

  /** `ask(room)` gives the members of a room; `learned(room, members)` is told them. */
  constructor({ ask, learned }) {
    this.#ask = ask;
    this.#learned = learned;
  }

  async check(room) {
    if (!room || room.timeline.loading || !room.members.lacking() || this.#asking) return;
    this.#asking = true;
    try {
      this.#learned(room, await this.#ask(room.name));
    } catch {
      // Nobody can be asked now; the next difference tries again.
    } finally {
      setTimeout(() => (this.#asking = false), AGAIN_MS);
    }
  }
}
