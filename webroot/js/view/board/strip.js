import { columns, seriesOf, tilesOf, trend } from '../../chat/board/tiles.js';
import { figure, isLive, valueOf } from '../../chat/board/values.js';
import { addressOfBoard } from '../../chat/board/address.js';
import { remember, remembered } from '../../chat/preferences.js';
import { html, nothing, repeat } from '../html.js';
import { foldIcon, unfoldIcon } from './icons.js';
import { amount, trendMark } from './numbers.js';
import { spark } from './spark.js';
import { stateOf, wordsOf } from './state.js';

const FOLDED = 'strip';
const HOUR_MS = 3_600_000;
const STEP_MS = 120_000;
const MOST_BOARDS = 3;
const MOST_TILES = 6;

let folded = remembered(FOLDED) === 'folded';

/** The boards that the strip watches. */
export function shownInStrip({ boards, chat }) {
  const { room, boards: found } = boards.found;
  return folded || room !== chat.rooms.active ? [] : newest(found).map(({ board }) => ({ room, board }));
}

function newest(found) {
  return [...found].sort((one, other) => other.at - one.at).slice(0, MOST_BOARDS).sort((one, other) => one.board.localeCompare(other.board));
}

/** Above the talk: what the boards of this room say now, in a line. */
export function strip(page) {
  const words = wordsOf(page);
  const shown = tiles(page);
  if (!folded && !shown.length) return nothing;
  const fold = () => {
    folded = !folded;
    remember(FOLDED, folded ? 'folded' : null);
    page.changed();
  };
  return html`
    <section class="strip" id="strip" aria-label=${words.strip} ?data-folded=${folded}>
      ${folded ? html`<button type="button" class="link" id="strip-list" @click=${() => page.openBoards()}>${words.strip}</button>` : html`<ul>${repeat(shown, ({ key }) => key, (one) => html`<li>${small(one, page)}</li>`)}</ul>`}
      <button type="button" class="plain" id="fold-strip" aria-label=${folded ? words.unfold : words.fold} title=${folded ? words.unfold : words.fold} aria-expanded=${!folded} @click=${fold}>${folded ? unfoldIcon() : foldIcon()}</button>
    </section>
  `;
}

/** Those that are one number. */
function tiles(page) {
  const state = stateOf(page);
  const found = [];
  for (const board of shownInStrip(page)) {
    const { live, past } = state.boards.of(board);
    const seen = new Set();
    for (const tile of tilesOf(live.state)) {
      const metric = live.state.metrics.get(tile.metric);
      const value = metric && valueOf(tile, metric.kind);
      const now = metric && figure(metric.kind, seriesOf(metric, tile), value);
      const key = JSON.stringify([board.board, tile.metric, value, tile.labels]);
      if (now == null || seen.has(key)) continue;
      seen.add(key);
      found.push({ key, board, tile, metric, value, now, past });
    }
  }
  return found.slice(0, MOST_TILES);
}

function small({ board, tile, metric, value, now: figured, past }, page) {
  const words = wordsOf(page);
  const more = isLive(value, metric.kind) ? {} : { value, metric: tile.metric };
  const known = past.of(2 * HOUR_MS, { step: STEP_MS, ...more }).metrics?.get(tile.metric);
  const now = stateOf(page).boards.now();
  const { lines } = columns(known, tile, { from: now - 2 * HOUR_MS, to: now });
  // The step that is not over yet would look like a fall of what is counted.
  const values = together(lines, value === 'sum' || value === 'rate');
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    page.boards.open(board);
  };
  return html`
    <a class="small-tile" data-tile=${tile.metric} href=${addressOfBoard(board)} title=${`${tile.title ?? tile.metric} – ${amount(figured, tile, page)} ${words.meansOf(metric.kind, value)}`} @click=${go}>
      <span class="quiet" dir="auto">${tile.title ?? tile.metric}</span>
      <span class="figures"><b>${amount(figured, tile, page, true)}</b> ${trendMark(trend(metric.kind, values), page)} ${spark(values.slice(-31, metric.kind === 'count' ? -1 : undefined))}</span>
    </a>
  `;
}

/** Sums add up; of others the first series stands for all. */
export function together(lines, adds) {
  if (!adds || lines.length < 2) return lines[0]?.values ?? [];
  return lines[0].values.map((_, index) => {
    const known = lines.map(({ values }) => values[index]).filter((value) => value != null);
    return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
  });
}
