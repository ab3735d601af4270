import { documentOps } from '../../parley/document/ops.js';

/** Characters that a name has at most: it is in the address. */
const MOST_NAME = 60;

/** The documents of the room that one looks at, as far as one has gone back. */
export class Documents {
  loading = false;
  problem = null;
  more = false;
  ops;
  #parley;
  #changed;
  #room = null;
  #found = new Map();
  #next;

  constructor({ parley, changed }) {
    this.#parley = parley;
    this.#changed = changed;
    this.ops = documentOps(parley);
    parley.on('docs', (event) => this.#heard(event));
    parley.on('welcome', () => this.#room && this.open(this.#room));
  }

  /** The one that was changed last first; null before they were opened for that room. */
  of(room) {
    if (room !== this.#room) return null;
    return [...this.#found.values()].sort((one, other) => other.edited - one.edited);
  }

  titleOf(room, doc) {
    return (room === this.#room && this.#found.get(doc)?.title) || doc;
  }

  open(room) {
    if (room !== this.#room) this.#found = new Map();
    this.#room = room;
    this.#next = undefined;
    return this.load();
  }

  async load() {
    const room = this.#room;
    this.loading = true;
    this.problem = null;
    this.#changed();
    try {
      const { docs, more, next } = await this.ops.list(room, this.#next);
      if (room !== this.#room) return;
      for (const one of docs) this.#found.set(one.doc, one);
      this.more = more;
      this.#next = next;
    } catch (problem) {
      // With the connection it is asked again.
      if (problem.name === 'disconnected') return;
      if (room === this.#room) this.problem = problem;
    }
    if (room === this.#room) this.loading = false;
    this.#changed();
  }

  /** Resolves with what it is called. Two that have the same title have different names. */
  async create(room, title) {
    const plain = title.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, MOST_NAME) || 'document';
    let doc = plain;
    for (let n = 2; this.#found.has(doc); n++) doc = `${plain}-${n}`;
    const { doc: called = doc } = await this.ops.create(room, doc, { title });
    this.open(room);
    return called;
  }

  async rename(room, doc, title) {
    await this.ops.rename(room, doc, title);
    if (room === this.#room && this.#found.has(doc)) this.#found.set(doc, { ...this.#found.get(doc), title });
    this.#changed();
  }

  #heard({ room, doc, title, pos, ts, by = [], open }) {
    if (room !== this.#room) return;
    const known = this.#found.get(doc);
    if (!known) return void this.open(room);
    this.#found.set(doc, { ...known, title, pos, open, ...(by.length && { editor: by.at(-1), by, edited: ts }) });
    this.#changed();
  }
}
