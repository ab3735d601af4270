import { keyOf, numbersOf } from '../../parley/board/board-state.js';
import { Past } from '../../parley/board/past.js';

const DAY_MS = 86_400_000;
/** How often it is read again at least; with long steps less often. */
const FRESH_MS = 10_000;
/** What nobody has looked at for so long is forgotten. */
const KEPT_MS = 60_000;

/** The past of one board, further back than the live one goes: pieces that end now, read again while somebody looks at them. */
export class BoardPast {
  #read;
  #distribution;
  #now;
  #changed;
  #pieces = new Map();

  /** `read({ from, to, step_ms, value, metrics })` promises metrics of `board.past`, `distribution({ metric, labels, from, to })` what `board.histogram` says. */
  constructor({ read, distribution, now, changed }) {
    this.#read = read;
    this.#distribution = distribution;
    this.#now = now;
    this.#changed = changed;
  }

  /** `{ metrics, before, problem }` by name; `before` is the same a day earlier, with `compared`. Null until they are read. `at` is a piece that does not move: `{ from, to }`. */
  of(range, { compared = false, step, value, metric, at } = {}) {
    return this.#piece([range, compared, step, value, metric, at], (piece) => this.#steps(piece, this.#window(range, at), { compared, least: step, more: { value, metrics: metric && [metric] } }));
  }

  /** `{ distribution, problem }` of the values of a metric. */
  distribution(range, { metric, labels, at }) {
    return this.#piece(['values', range, metric, labels, at], async (piece) => {
      piece.distribution = await this.#distribution({ metric, labels, ...this.#window(range, at) });
      return FRESH_MS;
    });
  }

  /** There is a connection again, or the board is another one. */
  again() {
    for (const piece of this.#pieces.values()) piece.due = 0;
  }

  #window(range, at) {
    return at ?? { from: this.#now() - range, to: this.#now() };
  }

  #piece(asked, load) {
    const now = this.#now();
    const key = JSON.stringify(asked);
    if (!this.#pieces.has(key)) {
      for (const [old, { seen }] of this.#pieces) if (now - seen > KEPT_MS) this.#pieces.delete(old);
      this.#pieces.set(key, { metrics: null, before: null, distribution: null, problem: null, due: 0 });
    }
    const piece = this.#pieces.get(key);
    piece.seen = now;
    if (now >= piece.due) this.#load(piece, load);
    return piece;
  }

  async #load(piece, load) {
    piece.due = Infinity;
    const began = this.#now();
    try {
      const fresh = await load(piece);
      piece.problem = null;
      piece.due = began + fresh;
    } catch (problem) {
      Object.assign(piece, { problem, due: began + FRESH_MS });
    }
    this.#changed();
  }

  async #steps(piece, { from, to }, { compared, least, more }) {
    // A day ago is not known as finely as a moment ago: both are read in its steps.
    const before = compared ? await this.#read({ from: from - DAY_MS, to: to - DAY_MS, step_ms: least, ...more }) : null;
    const step = before ? Math.max(0, ...before.map(({ step_ms }) => step_ms)) || least : least;
    const metrics = await this.#read({ from, to, step_ms: step, ...more });
    Object.assign(piece, { metrics: byName(metrics), before: before && byName(before) });
    return Math.max(FRESH_MS, Math.min(...metrics.map(({ step_ms }) => step_ms), (to - from) / 4));
  }
}

/** What was a day before a time. */
export function dayBefore(past, time) {
  return past?.at(time - DAY_MS) ?? null;
}

function byName(metrics) {
  return new Map(metrics.map(({ name, kind, step_ms: step, series }) => [
    name,
    { name, kind: numbersOf(kind), step, series: new Map(series.filter(({ past }) => past).map(({ labels, past }) => [keyOf(labels), { labels, past: new Past(past) }])) },
  ]));
}
