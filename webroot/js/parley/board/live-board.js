import { BoardState } from './board-state.js';

const WINDOW_MS = 600_000;
const RETRY_MS = 2_000;

/**
 * A board as it is now, and as its last ten minutes were:
 *
 *     import { LiveBoard } from '/js/parley/board/live-board.js';
 *     const ops = new LiveBoard(parley, 'lobby', 'ops', { changed: () => … });
 *     ops.state.metrics.get('orders').series;   // see `board-state.js`
 *
 * After a cut it goes on from where it was: what it missed is told as one change.
 */
export class LiveBoard {
  state = new BoardState(WINDOW_MS);
  /** `opening`, `live`, `offline`, `deleted` (until `retry`) or `closed`. */
  phase = 'opening';
  /** Why it cannot be seen: a Problem. */
  problem = null;
  /** Of a poll: what one had voted for when it was watched, or null. */
  mine = null;
  #parley;
  #changed;
  #every;
  #rev = null;
  #attempt = 0;
  #early = [];
  #ends;

  /** `every` so many milliseconds it may change; `changed` is given this board. */
  constructor(parley, room, board, { changed = () => {}, every = 500 } = {}) {
    Object.assign(this, { room, board });
    this.#parley = parley;
    this.#changed = changed;
    this.#every = every;
    this.#ends = [
      parley.on('board', (event) => event.room === room && event.board === board && this.#heard(event)),
      parley.on('welcome', () => this.phase === 'deleted' || this.#watch()),
      parley.on('state', ({ phase }) => phase === 'online' || this.phase === 'deleted' || this.#lost()),
    ];
    this.#watch();
  }

  /** Once more, after a problem. */
  retry() {
    return this.#watch();
  }

  close() {
    if (this.phase === 'closed') return;
    if (this.phase === 'live') this.#parley.hint('unwatch', { room: this.room, board: this.board });
    this.#attempt++;
    this.#ends.forEach((end) => end());
    this.phase = 'closed';
  }

  async #watch() {
    const { room, board } = this;
    if (this.#parley.state.phase !== 'online') return this.#become({ phase: 'offline' });
    const attempt = ++this.#attempt;
    const gone = () => attempt !== this.#attempt;
    this.#early = [];
    try {
      const since = this.#rev ?? undefined;
      const reply = await this.#parley.request('watch', { room, board, every_ms: this.#every, window_ms: WINDOW_MS, since });
      if (gone()) return;
      if (!reply.resumed) this.state = new BoardState(WINDOW_MS);
      this.state.apply(reply);
      this.#rev = reply.rev;
      this.mine = reply.mine ?? null;
      this.#become({ phase: 'live', problem: null });
      this.#early.splice(0).forEach((event) => this.#heard(event));
    } catch (problem) {
      if (gone() || problem.name === 'disconnected') return;
      if (problem.temporary) setTimeout(() => gone() || this.#watch(), problem.retryAfter ?? RETRY_MS);
      else this.#become({ problem });
    }
  }

  #heard(event) {
    // Lines of its log: see `live-lines.js`.
    if (event.lines || event.log_closed) return undefined;
    if (event.closed === 'left') return this.#become({ phase: 'offline' });
    if (event.closed) {
      this.#rev = null;
      return event.closed === 'deleted' ? this.#gone() : this.#watch();
    }
    if (this.phase !== 'live') return void this.#early.push(event);
    // What lies between was lost on the way.
    if (event.since > this.#rev) return this.#watch();
    this.#rev = Math.max(this.#rev, event.rev);
    this.state.apply(event);
    this.#changed(this);
  }

  #gone() {
    this.#attempt++;
    this.state = new BoardState(WINDOW_MS);
    this.#become({ phase: 'deleted', problem: null });
  }

  #lost() {
    this.#attempt++;
    this.#become({ phase: 'offline' });
  }

  #become(state) {
    if (this.phase === 'closed') return;
    Object.assign(this, state);
    this.#changed(this);
  }
}
