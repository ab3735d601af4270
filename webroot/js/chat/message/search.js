const LIMIT = 30;

/** What one looks for among all messages that one may read, and what was found. */
export class Search {
  q = '';
  /** Only in the open room, or everywhere. */
  here = false;
  order = 'new';
  /** Null before the first search. */
  hits = null;
  more = false;
  searching = false;
  problem = null;
  #parley;
  #rooms;
  #people;
  #changed;
  #next;
  #asked = 0;

  constructor({ parley, rooms, people, changed }) {
    this.#parley = parley;
    this.#rooms = rooms;
    this.#people = people;
    this.#changed = changed;
  }

  /** `wanted` may have q, here, order. */
  async find(wanted = {}) {
    Object.assign(this, wanted);
    this.#next = undefined;
    this.hits = null;
    await this.#ask();
  }

  async findMore() {
    await this.#ask();
  }

  async #ask() {
    const asked = ++this.#asked;
    this.problem = null;
    if (!this.q.trim()) return this.#changed();
    this.searching = true;
    this.#changed();
    try {
      const room = this.here ? this.#rooms.active ?? undefined : undefined;
      const found = await this.#parley.search(this.q.trim(), { room, order: this.order, limit: LIMIT, next: this.#next });
      // Whoever has gone on typing looks for something else.
      if (asked !== this.#asked) return;
      found.hits.forEach(({ from }) => this.#people.learn(from));
      this.hits = [...(this.hits ?? []), ...found.hits];
      this.more = found.more;
      this.#next = found.next;
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    } finally {
      if (asked === this.#asked) this.searching = false;
      this.#changed();
    }
  }
}
