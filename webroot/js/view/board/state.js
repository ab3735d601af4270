import { BoardPast } from '../../chat/board/board-past.js';
import { boardOps } from '../../parley/board/ops.js';
import { LiveBoard } from '../../parley/board/live-board.js';
import en from '../../language/board/en.js';
import zh from '../../language/board/zh-CN.js';
import { Charts } from './charts.js';

/** What the views of boards keep for themselves; part of the view's state. */
class BoardsState {
  ops;
  charts;
  /** The address that was followed last. */
  followed = null;
  /** What is shown of the past, in milliseconds; null as each tile says. */
  range = null;
  compared = false;
  asTable = false;
  /** Whether the line that feeds a board was copied. */
  copied = false;
  /** What one makes or changes by hand: a Draft, or null. */
  draft = null;
  /** The step of a chart that one points at: `{ index, at }` of the tile and the step, or null. */
  pointed = null;
  #parley;
  #changed;
  #watched = new Map();

  constructor({ parley, changed }) {
    this.#parley = parley;
    // A hidden tab draws once, when it is seen again.
    this.#changed = () => document.hidden || changed();
    this.ops = boardOps(parley);
    this.charts = new Charts(this.#changed);
    parley.on('ended', () => this.watchOnly([]));
  }

  now() {
    return this.#parley.now();
  }

  /** `{ live, past }` of a board; it is watched from now on. */
  of({ room, board }) {
    const key = JSON.stringify([room, board]);
    if (!this.#watched.has(key)) this.#watched.set(key, this.#watch(room, board));
    return this.#watched.get(key);
  }

  /** The others are not watched any more. */
  watchOnly(boards) {
    const keys = new Set(boards.map(({ room, board }) => JSON.stringify([room, board])));
    for (const [key, { live }] of this.#watched) {
      if (keys.has(key)) continue;
      live.close();
      this.#watched.delete(key);
    }
  }

  #watch(room, board) {
    const past = new BoardPast({ read: (wanted) => this.ops.past(room, board, wanted), now: () => this.now(), changed: this.#changed });
    let phase = null;
    let live = null;
    live = new LiveBoard(this.#parley, room, board, {
      changed: () => {
        if (live?.phase === 'live' && phase !== 'live') past.again();
        phase = live?.phase;
        this.#changed();
      },
    });
    return { live, past };
  }
}

export function stateOf(page) {
  page.viewState.boards ??= new BoardsState(page);
  return page.viewState.boards;
}

/** The words about boards. */
export function wordsOf({ words }) {
  return words.tag === zh.tag ? zh : en;
}

/** What went wrong, in words. */
export function reasonIn(problem, page) {
  return wordsOf(page).problems[problem.name] ?? page.words.problems[problem.name] ?? problem.message;
}
