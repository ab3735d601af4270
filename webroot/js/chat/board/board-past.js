import { keyOf } from '../../parley/board/board-state.js';
import { Past } from '../../parley/board/past.js';

const DAY_MS = 86_400_000;
/** How often it is read again at least; with long steps less often. */
const FRESH_MS = 10_000;
/** So many pieces are kept. */
const MOST = 8;

/** The past of one board, further back than the live one goes: pieces that end now, read again while somebody looks at them. */
export class BoardPast {
  #read;
  #now;
  #changed;
  #pieces = new Map();

  /** `read({ from, to, step_ms })` promises metrics of `board.past`. */
  constructor({ read, now, changed }) {
    this.#read = read;
    this.#now = now;
    this.#changed = changed;
  }

  /** `{ metrics, before, problem }` by name; `before` is the same a day earlier, with `compared`. Null until they are read. */
  of(range, { compared = false, step } = {}) {
    const key = `${range} ${compared} ${step}`;
    const piece = this.#pieces.get(key) ?? { metrics: null, before: null, problem: null, due: 0 };
    this.#pieces.delete(key);
    this.#pieces.set(key, piece);
    if (this.#pieces.size > MOST) this.#pieces.delete(this.#pieces.keys().next().value);
    if (this.#now() >= piece.due) this.#load(piece, range, compared, step);
    return piece;
  }

  /** There is a connection again, or the board is another one. */
  again() {
    for (const piece of this.#pieces.values()) piece.due = 0;
  }

  async #load(piece, range, compared, least) {
    piece.due = Infinity;
    const to = this.#now();
    try {
      // A day ago is not known as finely as a moment ago: both are read in its steps.
      const before = compared ? await this.#read({ from: to - range - DAY_MS, to: to - DAY_MS, step_ms: least }) : null;
      const step = before ? Math.max(0, ...before.map(({ step_ms }) => step_ms)) || least : least;
      const metrics = await this.#read({ from: to - range, to, step_ms: step });
      Object.assign(piece, { metrics: byName(metrics), before: before && byName(before), problem: null });
      piece.due = to + Math.max(FRESH_MS, Math.min(...metrics.map(({ step_ms }) => step_ms), range / 4));
    } catch (problem) {
      Object.assign(piece, { problem, due: to + FRESH_MS });
    }
    this.#changed();
  }
}

/** What was a day before a time. */
export function dayBefore(past, time) {
  return past?.at(time - DAY_MS) ?? null;
}

function byName(metrics) {
  return new Map(metrics.map(({ name, kind, step_ms: step, series }) => [
    name,
    { name, kind, step, series: new Map(series.filter(({ past }) => past).map(({ labels, past }) => [keyOf(labels), { labels, past: new Past(past) }])) },
  ]));
}
