/** Milliseconds that a slider rests before what it shows is asked for. */
const SOON_MS = 120;

/** What a document was before: its versions, oldest first, and the text of the one that one looks at. */
export class Versions {
  list = [];
  at = 0;
  /** Null while it is not here yet. */
  text = null;
  loading = true;
  problem = null;
  #more = true;
  #asked = 0;
  #timer = null;
  #ops;
  #room;
  #doc;
  #changed;

  constructor({ ops, room, doc, changed }) {
    this.#ops = ops;
    this.#room = room;
    this.#doc = doc;
    this.#changed = changed;
    this.#load();
  }

  get current() {
    return this.list[this.at] ?? null;
  }

  look(at) {
    if (at === this.at) return;
    this.at = at;
    this.text = null;
    this.#changed();
    clearTimeout(this.#timer);
    // A slider that is pulled goes over many.
    this.#timer = setTimeout(() => this.#read(), SOON_MS);
    if (at === 0 && this.#more && !this.loading) this.#load();
  }

  restore() {
    return this.#ops.restore(this.#room, this.#doc, this.current.pos);
  }

  again() {
    if (!this.list.length) return this.#load();
    return this.#read();
  }

  async #load() {
    this.loading = true;
    this.problem = null;
    this.#changed();
    try {
      const { versions, more } = await this.#ops.versions(this.#room, this.#doc, this.list[0]?.pos);
      const first = this.list.length === 0;
      this.list = [...[...versions].reverse(), ...this.list];
      this.#more = more;
      // The slider moves, and what one looks at stays.
      this.at = first ? this.list.length - 1 : this.at + versions.length;
      if (first && this.current) this.#read();
    } catch (problem) {
      this.problem = problem;
    }
    this.loading = false;
    this.#changed();
  }

  async #read() {
    const asked = ++this.#asked;
    this.problem = null;
    try {
      const text = await this.#ops.text(this.#room, this.#doc, this.current.pos);
      if (asked === this.#asked) this.text = text;
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    }
    this.#changed();
  }
}
