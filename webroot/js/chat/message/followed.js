const SOON_MS = 400;
const NEWS_MS = 2_000;

/**
 * The threads that one follows, as the server keeps them for all one's devices: what began them, and how many replies one has not
 * read. What is read of a room is read of its threads.
 */
export class Followed {
  /** By the id of the message that a thread began with: what `threads` and `follow` tell. */
  #rows = new Map();
  #parley;
  #rooms;
  #inbox;
  #me;
  #notices;
  #changed;
  #news = null;
  #telling = null;

  constructor({ parley, rooms, inbox, feed, me, notices, changed }) {
    this.#parley = parley;
    this.#rooms = rooms;
    this.#inbox = inbox;
    this.#me = me;
    this.#notices = notices;
    this.#changed = changed;
    parley.on('welcome', () => this.#load());
    parley.on('followed', (stand) => this.#stands(stand));
    // Back to unread: how many of them are replies is counted by the server.
    parley.on('read', ({ room, read }) => [...this.#rows.values()].some((row) => row.room === room && row.read > read) && this.#loadSoon());
    feed.on('message', ({ room, entry }) => entry.root && this.#answered(room, entry));
  }

  /** Those that are listed: with replies, the one that was answered last first. */
  get rows() {
    return [...this.#rows.values()].filter(({ follow, ts }) => follow && ts).sort((one, other) => other.ts - one.ts);
  }

  of(room, root) {
    return this.#rows.get(`${room}:${root}`) ?? null;
  }

  unread(room, root) {
    const row = this.of(room, root);
    return row ? this.#unread(row) : 0;
  }

  /** How many threads have something unread. */
  get count() {
    return this.rows.filter((row) => this.#unread(row)).length;
  }

  async ask(room, root) {
    await this.#parley.follow(`${room}:${root}`).then((stand) => this.#stands(stand), () => {});
  }

  async follow(room, root, on) {
    try {
      this.#stands(await this.#parley.follow(`${room}:${root}`, on));
      if (on) this.#load();
    } catch (problem) {
      this.#notices.tell({ problem, room, act: true, again: () => this.follow(room, root, on) });
    }
  }

  /** Somebody has seen these replies. Told soon, and once for many; what gets lost is told when one looks again. */
  read(room, root, seq) {
    const row = this.of(room, root);
    if (!row?.follow || row.read >= seq) return;
    row.read = seq;
    if (seq >= row.seq) row.unread = row.mentions = 0;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#parley.readThread(room, root, seq).then((stand) => this.#stands(stand), () => {}), SOON_MS);
    this.#changed();
  }

  #unread(row) {
    const read = this.#rooms.get(row.room)?.reading.readSeq ?? this.#inbox.of(row.room).read ?? 0;
    return row.follow && read < row.seq ? row.unread : 0;
  }

  #stands(stand) {
    const id = `${stand.room}:${stand.thread}`;
    const row = this.#rows.get(id);
    if (row && stand.n < row.n) return;
    this.#rows.set(id, { ...row, ...stand, id, read: Math.max(stand.read, stand.n === row?.n ? row.read : 0) });
    if (stand.follow && !row?.ts) this.#loadSoon();
    this.#changed();
  }

  #answered(room, { root, seq, ts, from, body }) {
    const me = this.#me().id;
    const row = this.of(room.name, root);
    if (row?.ts) {
      if (seq <= row.seq) return;
      Object.assign(row, { seq, ts, unread: row.unread + (from.id === me ? 0 : 1) });
    } else if (!row?.n || row.follow) {
      // Asked about before anything came of it, a thread is there without having been followed or left.
      const mine = from.id === me || body.mentions?.includes(me) || room.timeline.get(root)?.from.id === me;
      if (mine || row?.follow) this.#loadSoon();
    }
  }

  #loadSoon() {
    this.#news ??= setTimeout(() => {
      this.#news = null;
      this.#load();
    }, NEWS_MS);
  }

  async #load() {
    const { threads } = await this.#parley.threads().catch(() => ({}));
    // A server of an earlier version has none.
    threads?.forEach((row) => row.n >= (this.#rows.get(row.id)?.n ?? 0) && this.#rows.set(row.id, row));
    this.#changed();
  }
}
