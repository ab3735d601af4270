import { Past } from './past.js';

/** What is known of a board: its metrics with their series, and its keyed values. To apply a change twice changes nothing. */
export class BoardState {
  title = null;
  /** Its tiles, null where nobody has said how it looks. */
  layout = null;
  /** By name: `{ name, kind, lines, full, step, series: Map }`; `lines` where a log has them. A series is `{ labels, now, past }`. */
  metrics = new Map();
  /** By name: a Map of `{ key, value, by, at }` by key. */
  values = new Map();
  #window;

  constructor(window) {
    this.#window = window;
  }

  /** A reply of `watch`, or an event `board`. */
  apply({ title, layout, metrics, changes = metrics, values = [], dropped = [] }) {
    if (title !== undefined) this.title = title;
    if (layout !== undefined) this.layout = layout;
    for (const change of changes ?? []) this.#metric(change);
    for (const value of values) this.#keyed(value.name).set(value.key, value);
    for (const [name, key] of dropped) this.values.get(name)?.delete(key);
  }

  #metric({ name, kind, full, step_ms: step, series }) {
    if (!this.metrics.has(name)) this.metrics.set(name, { name, kind, series: new Map() });
    const metric = this.metrics.get(name);
    Object.assign(metric, { kind: numbersOf(kind), lines: kind === 'log', full: full ?? false, step });
    for (const one of series) this.#series(metric, one);
  }

  #series({ step, series }, { labels, now, past, points = [] }) {
    const key = keyOf(labels);
    const known = series.get(key) ?? { labels, past: null };
    known.now = now;
    if (past) known.past = new Past(past);
    else if (!known.past && points.length) known.past = new Past({ from: points[0][0], step_ms: step, values: [] });
    for (const [time, value] of points) known.past.put(time, value, this.#window);
    series.set(key, known);
  }

  #keyed(name) {
    if (!this.values.has(name)) this.values.set(name, new Map());
    return this.values.get(name);
  }
}

/** Lines of a log are counted: their numbers are those of a count. */
export function numbersOf(kind) {
  return kind === 'log' ? 'count' : kind;
}

/** The same labels are the same series, in whatever order they stand. */
export function keyOf(labels) {
  return JSON.stringify(Object.entries(labels).sort());
}
