const PAGE = 100;

/** The messages of a room that bring files, the newest first, as far as one has gone back. */
export class FileList {
  more = false;
  loading = false;
  problem = null;
  #parley;
  #changed;
  #room = null;
  #found = new Map();
  #next;

  constructor({ parley, changed }) {
    this.#parley = parley;
    this.#changed = changed;
  }

  /** Null before it was opened for that room. */
  of(room) {
    if (!room || room.name !== this.#room) return null;
    // What is shown of the room is newer than what was found once.
    const all = new Map([...this.#found, ...room.timeline.entries.filter(({ seq, body }) => body.files?.length || this.#found.has(seq)).map((entry) => [entry.seq, entry])]);
    return [...all.values()].filter(({ deleted, body }) => !deleted && body.files?.length).sort((one, other) => other.seq - one.seq);
  }

  open(room) {
    this.#room = room.name;
    this.#found = new Map();
    this.#next = undefined;
    return this.load();
  }

  async load() {
    const room = this.#room;
    this.loading = true;
    this.problem = null;
    this.#changed();
    try {
      const { hits, more, next } = await this.#parley.search('has:file', { room, order: 'new', limit: PAGE, next: this.#next });
      if (room !== this.#room) return;
      for (const hit of hits) this.#found.set(hit.seq, hit);
      this.more = more;
      this.#next = next;
    } catch (problem) {
      if (room === this.#room) this.problem = problem;
    }
    if (room === this.#room) this.loading = false;
    this.#changed();
  }
}
