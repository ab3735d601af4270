import { LiveBoard } from '../../parley/board/live-board.js';
import { LiveLines } from '../../parley/board/live-lines.js';
import { boardOps } from '../../parley/board/ops.js';
import { BoardPast } from './board-past.js';

/** The boards that one looks at, each watched once wherever it is shown. */
export class Boards {
  ops;
  #parley;
  #changed;
  #watched = new Map();

  constructor({ parley, changed }) {
    this.#parley = parley;
    // A hidden tab draws once, when it is seen again.
    this.#changed = () => document.hidden || changed();
    this.ops = boardOps(parley);
    parley.on('ended', () => this.watchOnly([]));
  }

  now() {
    return this.#parley.now();
  }

  /** `{ live, past }` of a board; it is watched from now on. */
  of(board) {
    const key = keyOf(board);
    if (!this.#watched.has(key)) this.#watched.set(key, this.#watch(board));
    return this.#watched.get(key);
  }

  /** The others are not watched any more. */
  watchOnly(boards) {
    const keys = new Set(boards.map(keyOf));
    for (const [key, { live }] of this.#watched) {
      if (keys.has(key)) continue;
      live.close();
      this.#watched.delete(key);
    }
  }

  /** The log of a board, as it grows. */
  linesOf({ room, board }) {
    return new LiveLines(this.#parley, room, board, { changed: this.#changed });
  }

  #watch({ room, board }) {
    const past = new BoardPast({
      read: (wanted) => this.ops.past(room, board, wanted),
      distribution: (wanted) => this.ops.distribution(room, board, wanted),
      now: () => this.now(),
      changed: this.#changed,
    });
    let phase = null;
    const live = new LiveBoard(this.#parley, room, board, {
      changed: (now) => {
        if (now.phase === 'live' && phase !== 'live') past.again();
        ({ phase } = now);
        this.#changed();
      },
    });
    return { live, past };
  }
}

function keyOf({ room, board }) {
  return JSON.stringify([room, board]);
}
