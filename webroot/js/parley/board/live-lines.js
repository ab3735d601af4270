const KEPT = 2_000;
const FIRST = 200;
const PAGE = 200;
const RETRY_MS = 2_000;

/**
 * The log of a board as it grows, within a filter:
 *
 *     import { LiveLines } from '/js/parley/board/live-lines.js';
 *     const log = new LiveLines(parley, 'lobby', 'ops', { filter: { level: 'warn' }, changed: () => show(log.lines) });
 *
 * After a cut, and after a pause, it goes on from where it was. At most 2,000 lines are kept; what is older can be read again.
 */
export class LiveLines {
  /** The oldest first: `{ n, at, level, log, text, fields }`, or `{ n, left }` where so many are left out; `left` is null where nobody has counted. */
  lines = [];
  /** Whether there are older ones. */
  more = false;
  /** Whether it stands still; then `waiting` have come. */
  held = false;
  waiting = 0;
  /** `opening`, `live`, `offline` or `closed`. */
  phase = 'opening';
  /** Why it cannot be seen: a Problem. */
  problem = null;
  /** Is another one with each change. */
  version = 0;
  #parley;
  #changed;
  #filter;
  #n = null;
  #attempt = 0;
  #early = [];
  #reading = false;
  #ends;

  constructor(parley, room, board, { filter = {}, changed = () => {} } = {}) {
    Object.assign(this, { room, board });
    this.#parley = parley;
    this.#changed = changed;
    this.#filter = filter;
    this.#ends = [
      parley.on('board', (event) => event.room === room && event.board === board && this.#heard(event)),
      parley.on('welcome', () => this.#follow()),
      parley.on('state', ({ phase }) => phase === 'online' || this.#lost()),
    ];
    this.#follow();
  }

  /** Lines of another filter take the place of these. */
  look(filter) {
    this.#filter = filter;
    this.#n = null;
    this.held = false;
    return this.#follow();
  }

  /** Nothing moves any more, and nothing is lost by that. */
  hold() {
    if (!this.held) this.#become({ held: true, waiting: 0 });
  }

  /** Goes on from where it was held. */
  go() {
    if (!this.held) return undefined;
    this.held = false;
    this.#n = this.lines.findLast(({ text }) => text !== undefined)?.n ?? this.#n;
    return this.#follow();
  }

  /** Reads what is before the oldest line. */
  async older() {
    if (!this.more || this.#reading || this.phase !== 'live') return;
    this.#reading = true;
    const attempt = this.#attempt;
    const { room, board } = this;
    try {
      const before = this.#before ?? this.lines[0]?.n;
      const reply = await this.#parley.request('board.lines', { room, board, ...this.#filter, before, limit: PAGE });
      if (attempt !== this.#attempt) return;
      this.#before = reply.n;
      const lines = [...reply.lines, ...this.lines];
      // Whoever reads far back comes to the end again by `go`.
      if (lines.length > KEPT) this.held = true;
      this.#become({ lines: lines.slice(0, KEPT), more: reply.more });
    } catch (problem) {
      if (attempt === this.#attempt) this.#become({ problem: problem.temporary ? null : problem });
    } finally {
      this.#reading = false;
    }
  }

  /** From where older ones are read, where that is not the oldest line. */
  #before = null;

  close() {
    if (this.phase === 'closed') return;
    if (this.phase === 'live') this.#parley.hint('board.unfollow', { room: this.room, board: this.board });
    this.#attempt++;
    this.#ends.forEach((end) => end());
    this.phase = 'closed';
  }

  async #follow() {
    const { room, board } = this;
    if (this.#parley.state.phase !== 'online') return this.#become({ phase: 'offline' });
    const attempt = ++this.#attempt;
    const gone = () => attempt !== this.#attempt;
    this.#early = [];
    try {
      const since = this.#n ?? undefined;
      const reply = await this.#parley.request('board.follow', { room, board, ...this.#filter, since, limit: FIRST });
      if (gone()) return;
      this.#began(reply, since);
      this.#early.splice(0).forEach((event) => this.#heard(event));
    } catch (problem) {
      if (gone() || problem.name === 'disconnected') return;
      if (problem.temporary) setTimeout(() => gone() || this.#follow(), problem.retryAfter ?? RETRY_MS);
      else this.#become({ problem });
    }
  }

  #began({ n, lines, more }, since) {
    this.#n = n;
    const state = { phase: 'live', problem: null };
    // One that ends before what one had is another log.
    if (since === undefined || n < since) {
      this.#before = null;
      this.#become({ ...state, lines, more, waiting: 0 });
    } else if (this.held) {
      this.#become({ ...state, waiting: this.waiting + lines.length });
    } else {
      this.#become({ ...state, waiting: 0 });
      this.#add(lines, more ? null : 0, since);
    }
  }

  #heard(event) {
    if (event.log_closed === 'left') return this.#become({ phase: 'offline' });
    if (event.log_closed) {
      this.#n = null;
      return this.#follow();
    }
    if (!event.lines) return undefined;
    if (this.phase !== 'live') return void this.#early.push(event);
    // What lies between was lost on the way.
    if (event.since > this.#n && !this.held) return this.#follow();
    if (event.n <= this.#n) return undefined;
    const fresh = event.lines.filter(({ n }) => n > this.#n);
    this.#n = event.n;
    if (this.held) return this.#become({ waiting: this.waiting + fresh.length + event.left_out });
    return this.#add(fresh, event.left_out, event.since);
  }

  /** `left` before them are left out. */
  #add(lines, left, since) {
    const last = this.lines.at(-1)?.n ?? -1;
    const fresh = lines.filter(({ n }) => n > last);
    if (!fresh.length && left === 0) return this.#become({});
    const all = [...this.lines, ...(left === 0 ? [] : [{ n: Math.max(since, last), left }]), ...fresh];
    const over = all.length > KEPT;
    if (over) this.#before = null;
    return this.#become({ lines: over ? all.slice(-KEPT) : all, more: this.more || over });
  }

  #lost() {
    this.#attempt++;
    this.#become({ phase: 'offline' });
  }

  #become(state) {
    if (this.phase === 'closed') return;
    Object.assign(this, state);
    this.version++;
    this.#changed(this);
  }
}
