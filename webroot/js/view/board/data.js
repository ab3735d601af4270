import { dayBefore } from '../../chat/board/board-past.js';
import { coarser, columns } from '../../chat/board/tiles.js';
import { isLive } from '../../chat/board/values.js';
import { stateOf } from './state.js';

const LIVE_MS = 600_000;
const WEEK_MS = 604_800_000;
/** The past goes back so far. */
const LONGEST_MS = 400 * 86_400_000;
/** Steps of what is read again and again although it is of the last minutes. */
const READ_STEP_MS = 10_000;

/** How much of the past a tile shows: `{ range, at }`, `at` is `{ from, to }` where one has drawn over a part of it. */
export function rangeOf({ tile, key }, page) {
  const { range, zoomed } = stateOf(page);
  const at = zoomed.get(key);
  return { range: at ? at.to - at.from : (range ?? (tile.range_ms > 0 ? Math.min(tile.range_ms, LONGEST_MS) : LIVE_MS)), at };
}

/** What a tile shows of the past: the live one while it goes back so far and has this value, else what is read. */
export function dataOf(about, page) {
  const { tile, metric, kind, value } = about;
  const state = stateOf(page);
  const { range, at } = rangeOf(about, page);
  const compared = state.compared && range <= WEEK_MS;
  const now = state.boards.now();
  const window = at ?? { from: now - range, to: now };
  const live = isLive(value, kind);
  if (live && !compared && window.from >= now - LIVE_MS) return shown({ range, at, ...columns(metric, tile, window) }, about);
  const { past } = state.boards.of(page.boards.opened);
  const piece = past.of(range, { compared, at, ...(live ? {} : { value, metric: tile.metric, step: range <= LIVE_MS ? READ_STEP_MS : undefined }) });
  const found = columns(piece.metrics?.get(tile.metric) ?? (live && at ? metric : null), tile, window);
  const dayAgo = piece.before?.get(tile.metric)?.series;
  const before = compared && piece.before
    ? found.lines.map(({ key, labels }) => ({ key, labels, dashed: true, values: found.times.map((time) => dayBefore(dayAgo?.get(key)?.past, time)) }))
    : [];
  return shown({ range, at, ...found, lines: [...found.lines, ...before], problem: piece.problem }, about);
}

/** The server tells what was counted in a step; a rate is that of a second. */
function shown(data, { kind, value }) {
  const wide = coarser(data, kind, value);
  if (kind !== 'count' || value !== 'rate') return wide;
  const rate = (count) => count == null ? null : (count * 1_000) / wide.step;
  return { ...wide, lines: wide.lines.map((line) => ({ ...line, values: line.values.map(rate) })) };
}
