import { keyOf } from '../../parley/board/board-state.js';
import { figure, joinedBy } from './values.js';

/** How each kind is shown where nobody has said how. */
const SHOWN = { count: 'line', gauge: 'line', observe: 'line', top: 'top', unique: 'number', values: 'table' };
/** How many series a chart shows; more cannot be told apart. */
export const MOST_LINES = 8;

/** What there is to see of a board: `{ metric, show, value, title, labels, unit, range_ms }` each. */
export function tilesOf(state) {
  const laid = (state.layout ?? []).filter((tile) => typeof tile?.metric === 'string');
  if (laid.length) return laid;
  const named = new Set([...state.metrics.keys(), ...state.values.keys()]);
  const tiles = [...named].sort().map((metric) => ({ metric, show: shown(state.metrics.get(metric)) }));
  const lines = tiles.find(({ metric }) => state.metrics.get(metric)?.lines);
  // How many come of each level is a chart like any other; the lines themselves are below all of them.
  return lines ? [...tiles, { metric: lines.metric, show: 'log' }] : tiles;
}

/** How many lines came is seen by their levels. */
function shown(metric) {
  return metric?.lines ? 'bars' : SHOWN[metric?.kind ?? 'values'];
}

/** A board has one log: whether this tile is the one that shows the lines. */
export function isLog(key, state) {
  const tiles = tilesOf(state);
  return keysOf(tiles)[tiles.findIndex(({ metric, show }) => show === 'log' && state.metrics.get(metric)?.lines)] === key;
}

/** The series of a metric that a tile is about. */
export function seriesOf(metric, { labels = {} }) {
  const wanted = Object.entries(labels ?? {});
  return [...(metric?.series.values() ?? [])].filter((series) => wanted.every(([key, value]) => series.labels[key] === value));
}

/** Tells each tile from the others, wherever it stands: what one looks at stays where others come before it. */
export function keysOf(tiles) {
  const seen = new Map();
  return tiles.map(({ metric, show, value, labels }) => {
    const key = JSON.stringify([metric, show, value, labels]);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return `${key}${seen.get(key)}`;
  });
}

/** The number that one series has now, by which series are ordered. */
export function single(kind, series, value) {
  return figure(kind, [series], value) ?? 0;
}

/** The heaviest keys of all these series: `[[key, weight, error]]`. */
export function heaviest(series) {
  const found = new Map();
  for (const [key, weight, error] of series.flatMap(({ now }) => now?.keys ?? [])) {
    const [, more, off] = found.get(key) ?? [key, 0, 0];
    found.set(key, [key, weight + more, error + off]);
  }
  return [...found.values()].sort((one, other) => other[1] - one[1]).slice(0, 20);
}

/** How often each value was put: the answers of a poll. */
export function votes(values) {
  const found = new Map();
  for (const { value } of values?.values() ?? []) {
    const answer = typeof value === 'string' ? value : JSON.stringify(value);
    found.set(answer, (found.get(answer) ?? 0) + 1);
  }
  return [...found].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
}

/** The columns of a chart: `times`, and for each series its `labels` and `values`. `past` is of one metric. */
export function columns(past, tile, { from, to }) {
  // A year in seconds would hold up the page until it is read.
  if (!past) return { step: 0, times: [], lines: [], left: 0 };
  const step = past.step ?? 1_000;
  const first = Math.ceil(from / step) * step;
  const times = Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
  const all = seriesOf(past, tile).filter((series) => series.past);
  const lines = all.map(({ labels, past: known }) => ({ key: keyOf(labels), labels, values: times.map((time) => known.at(time)) }));
  const sum = ({ values }) => values.reduce((total, value) => total + Math.abs(value ?? 0), 0);
  lines.sort((one, other) => sum(other) - sum(one) || one.key.localeCompare(other.key));
  // By name, or colours would change places while one looks.
  const shown = lines.slice(0, MOST_LINES).sort((one, other) => one.key.localeCompare(other.key));
  return { step, times, lines: shown, left: Math.max(0, lines.length - MOST_LINES) };
}

/** Steps as clocks have them, in seconds: odd ones would fall between what comes each minute. */
const WIDE = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400];
const MOST_JOINED = 60;

/** Wider steps, until most of them have something: what comes each ten seconds is no line in steps of one. */
export function coarser({ step, times, lines, ...rest }, kind, value) {
  if (!times.length) return { step, times, lines, ...rest };
  const filled = lines.filter(({ dashed }) => !dashed).map(({ values }) => values.filter((value) => value != null).length / Math.max(1, span(values)));
  const many = Math.min(MOST_JOINED, Math.round(1 / Math.max(...filled, 0.01)));
  const join = joinedBy(kind, value);
  if (many < 2 || !join) return { step, times, lines, ...rest };
  const wide = 1_000 * (WIDE.find((seconds) => seconds * 1_000 >= 0.9 * many * step && (seconds * 1_000) % step === 0) ?? (many * step) / 1_000);
  const starts = [...new Set(times.map((time) => Math.floor(time / wide) * wide))];
  const joined = lines.map((line) => {
    const parts = new Map();
    line.values.forEach((value, index) => value != null && parts.set(Math.floor(times[index] / wide) * wide, [...(parts.get(Math.floor(times[index] / wide) * wide) ?? []), value]));
    return { ...line, values: starts.map((start) => (parts.has(start) ? join(parts.get(start)) : null)) };
  });
  return { step: wide, times: starts, lines: joined, ...rest };
}

/** From the first known one to the last. */
function span(values) {
  const first = values.findIndex((value) => value != null);
  return first < 0 ? 0 : values.findLastIndex((value) => value != null) - first + 1;
}

/** This hour against the one before, of a column of two hours: a part, 0.1 is a tenth more; null where there is nothing to compare. */
export function trend(kind, values) {
  const half = Math.floor(values.length / 2);
  const known = (some) => some.filter((value) => value != null);
  const [before, after] = [known(values.slice(0, half)), known(values.slice(half))];
  // What began in the middle of it has no hour before.
  if (!after.length || !known(values.slice(0, Math.ceil(half / 4))).length) return null;
  const of = kind === 'gauge' ? (some) => some.at(-1) : ['count', 'log'].includes(kind) ? (some) => some.reduce((one, other) => one + other, 0) : (some) => some.reduce((one, other) => one + other, 0) / some.length;
  const [was, is] = [of(before), of(after)];
  return was ? (is - was) / Math.abs(was) : null;
}
