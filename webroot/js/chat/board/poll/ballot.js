import { LiveBoard } from '../../../parley/board/live-board.js';

const METRIC = 'votes';

/** A poll as one sees it: how it goes, and one's own vote. Votes go one after the other, and only the last of those that wait. */
export class Ballot {
  /** `{ choices: [[choice, votes], …], voters, closes_at, closed_at }`; null until it is known. */
  now = null;
  /** What is asked, as it was when the poll was made. */
  question = null;
  mine = null;
  /** Whether one has voted here: that is told to the ear. */
  voted = false;
  /** Why something was not done, or null. */
  problem = null;
  #parley;
  #room;
  #seq;
  #board;
  #changed;
  #live = null;
  /** What the server has of one's own, and what it shall have; undefined when that is all. */
  #stored = null;
  #wanted;
  #sending = false;

  constructor({ parley, changed }, { room, seq }) {
    this.#parley = parley;
    this.#changed = changed;
    this.#room = room;
    this.#seq = seq;
    this.#board = `poll.${seq}`;
  }

  get over() {
    const { closed_at: closed, closes_at: closes } = this.now ?? {};
    return closed != null || closes <= this.#parley.now();
  }

  watch() {
    this.#live ??= new LiveBoard(this.#parley, this.#room, this.#board, { changed: (live) => this.#told(live) });
  }

  /** What is known of it stays. */
  unwatch() {
    this.#live?.close();
    this.#live = null;
  }

  /** For a choice, or for none any more: null. */
  async vote(choice) {
    Object.assign(this, { mine: choice, voted: true, problem: null });
    this.#wanted = choice;
    this.#changed();
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#wanted !== undefined) await this.#send(this.#wanted);
    } catch (problem) {
      this.#wanted = undefined;
      Object.assign(this, { mine: this.#stored, voted: false, problem });
    }
    this.#sending = false;
    this.#changed();
  }

  async #send(choice) {
    this.#wanted = undefined;
    const { refused: [refused] } = await this.#parley.request('record', { room: this.#room, board: this.#board, items: [{ vote: METRIC, value: choice ?? '' }] });
    if (refused) throw { name: refused.type, message: refused.detail };
    this.#stored = choice;
    if (this.#live) this.#live.mine = choice;
  }

  async close() {
    try {
      this.problem = null;
      await this.#parley.request('poll.close', { message: `${this.#room}:${this.#seq}` });
    } catch (problem) {
      this.problem = problem;
    }
    this.#changed();
  }

  #told(live) {
    const [series] = live.state.metrics.get(METRIC)?.series.values() ?? [];
    if (series) this.now = series.now;
    this.question = live.state.title ?? this.question;
    if (live.phase === 'live' && !this.#sending) this.mine = this.#stored = live.mine;
    this.#changed();
  }
}
