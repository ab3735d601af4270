import { directRoom } from '../room/direct.js';

const SOON_MS = 400;
const NEWS_MS = 60_000;

/**
 * One's conversations as the server keeps them for all one's devices: how far each is read, what is unread, and how one wants to
 * have it. `rows` are what `sync` tells, by the name of the room.
 */
export class Inbox {
  rows = new Map();
  /** What happened while one was away: `{ unread, mentions, rooms }`, or null. */
  since = null;
  #parley;
  #browser;
  #me;
  #rooms;
  #people;
  #drafts;
  #readMarks;
  #notices;
  #changed;
  /** Read, and not told yet: seq by room. */
  #untold = new Map();
  #timer = null;

  constructor({ parley, browser, me, rooms, people, drafts, readMarks, notices, changed }) {
    this.#browser = browser;
    this.#parley = parley;
    this.#me = me;
    this.#rooms = rooms;
    this.#people = people;
    this.#drafts = drafts;
    this.#readMarks = readMarks;
    this.#notices = notices;
    this.#changed = changed;
    parley.on('welcome', () => {
      this.#restore();
      this.#tell();
      this.#sync();
    });
    window.addEventListener('pagehide', () => this.#tell());
    parley.on('read', (stand) => this.#stands(stand));
    parley.on('notified', (wanted) => this.#notified(wanted));
    setInterval(() => document.hidden || !this.#elsewhere() || this.#sync(), NEWS_MS);
  }

  /** What one wants of a room; of one that the server knows nothing of, what everybody gets. */
  of(room) {
    return this.rows.get(room) ?? { level: 'all', unread: 0, mentions: 0 };
  }

  /** Unread and mentions of a room, whether this tab has joined it or not. */
  counts(room) {
    const { unread, mentions } = this.#rooms.get(room)?.reading ?? this.of(room);
    return { unread, mentions };
  }

  /** How many conversations have something unread that one wants to hear of, and how many mentions there are in them. */
  sum() {
    const names = [...new Set([...this.rows.keys(), ...this.#rooms.names()])].filter((name) => !this.#rooms.closed.has(name));
    const counts = names.map((name) => ({ ...this.counts(name), muted: this.of(name).muted })).filter(({ unread, mentions, muted }) => mentions || (unread && !muted));
    return { conversations: counts.length, mentions: counts.reduce((sum, { mentions }) => sum + mentions, 0) };
  }

  /** This much of it was read here; told soon, and once for many. */
  read(room, seq) {
    this.#untold.set(room, seq);
    this.#remember();
    this.#timer ??= setTimeout(() => this.#tell(), SOON_MS);
  }

  /** From this message on it is unread again, on all devices. */
  async markUnread(room, seq) {
    try {
      this.#untold.delete(room);
      // What came before it is read, whether that was told yet or not.
      await this.#parley.read(room, seq);
      const stand = await this.#parley.unread(room, seq);
      const joined = this.#rooms.get(room);
      if (joined) joined.reading.held = true;
      this.#stands(stand);
      joined?.reading.markDivider();
      this.#changed();
    } catch (problem) {
      this.#notices.tell({ problem, room, act: true, again: () => this.markUnread(room, seq) });
    }
  }

  /** `wanted` is one or more of level, muted, pinned, archived. */
  async want(room, wanted) {
    try {
      this.#notified(await this.#parley.notify(room, wanted));
    } catch (problem) {
      this.#notices.tell({ problem, room, act: true, again: () => this.want(room, wanted) });
    }
  }

  /** One leaves it, or comes back: whoever puts a room away does so on all his devices. */
  putAway(room, archived) {
    if (Boolean(this.rows.get(room)?.archived) === archived || !this.rows.has(room)) return;
    this.#parley.notify(room, { archived }).then((wanted) => this.#notified(wanted), () => {});
  }

  /** All that is known of it. Says whether it was done. */
  async markRead(room) {
    const joined = this.#rooms.get(room);
    if (joined) joined.reading.held = false;
    const seq = joined?.timeline.newestSeq() || this.of(room).seq;
    try {
      if (seq) this.#stands(await this.#parley.read(room, seq));
      return true;
    } catch (problem) {
      this.#notices.tell({ problem, room, act: true, again: () => this.markRead(room) });
      return false;
    }
  }

  /** How far a room was read: here, or as the server says; null where nothing is known. */
  readSeq(room) {
    return this.#rooms.get(room)?.reading.readSeq ?? this.#untold.get(room) ?? this.rows.get(room)?.read ?? null;
  }

  /** Asks how all of it stands; rejects with a Problem. */
  async refresh() {
    const first = !this.rows.size;
    for (let next, more = true; more;) {
      const page = await this.#parley.sync(next);
      page.rooms.forEach((row) => this.#take(row));
      ({ next, more = false } = page);
    }
    if (first) this.#sum();
    this.#changed();
  }

  /** What one did not ask for is asked for again with the next welcome; without it, this browser counts for itself. */
  #sync() {
    this.refresh().catch(() => {});
  }

  #take(row) {
    if (row.direct) this.#people.learn(row.direct);
    const name = row.direct ? directRoom(this.#me().id, row.direct.id) : row.room;
    this.rows.set(name, { ...row, room: name });
    this.apply(name);
    if (row.draft) this.#drafts.fetch(name).then((brought) => brought && this.#changed());
  }

  #sum() {
    const rows = [...this.rows.values()].filter(({ unread, muted, archived }) => unread && !muted && !archived);
    const sum = (what) => rows.reduce((all, row) => all + row[what], 0);
    this.since = rows.length ? { unread: sum('unread'), mentions: sum('mentions'), rooms: rows.length } : null;
  }

  #stands(stand) {
    const row = this.of(stand.room);
    if (stand.n < row.n) return;
    this.rows.set(stand.room, { ...row, ...pick(stand, ['room', 'n', 'read', 'seq', 'unread', 'mentions']) });
    if (stand.read < (this.#readMarks.of(stand.room) ?? 0) && !this.#untold.has(stand.room)) this.#readMarks.limit(stand.room, stand.read);
    this.apply(stand.room);
    this.#changed();
  }

  #notified(wanted) {
    const row = this.of(wanted.room);
    if (wanted.n < row.n) return;
    this.rows.set(wanted.room, { ...row, ...pick(wanted, ['room', 'n', 'level', 'muted', 'pinned', 'archived']) });
    this.#changed();
  }

  /** To the room, if this tab has it. What was read here and is on its way is newer than what the server says. */
  apply(name) {
    const row = this.rows.get(name);
    const room = this.#rooms.get(name);
    if (row?.read == null || !room || room.timeline.loading || this.#untold.has(name)) return;
    room.reading.told(row);
  }

  async #tell() {
    this.#timer = null;
    for (const [room, seq] of [...this.#untold]) {
      try {
        const stand = await this.#parley.read(room, seq);
        if (this.#untold.get(room) === seq) this.#untold.delete(room);
        this.#remember();
        this.#stands(stand);
      } catch {
        // Kept, and told with what is read next.
      }
    }
  }

  /** Whoever reads and closes the page at once has read it. */
  #restore() {
    const kept = this.#browser.read('untold');
    if (kept?.user !== this.#me().id) return;
    for (const [room, seq] of Object.entries(kept.marks)) if (!this.#untold.has(room)) this.#untold.set(room, seq);
  }

  #remember() {
    this.#browser.write('untold', { user: this.#me().id, marks: Object.fromEntries(this.#untold) });
  }

  #elsewhere() {
    return [...this.rows.keys()].some((name) => !this.#rooms.has(name));
  }
}

function pick(from, names) {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
