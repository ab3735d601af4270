import { mergeUpdates } from './yjs.js';

/** What is written within this time goes together. */
const TOGETHER_MS = 30;
const RETRY_MS = 2_000;
/** The server takes 2 MiB at once; offline one may have written more. */
const MOST_BYTES = 1024 * 1024;

/** One's own updates, in order, until the server has stored them; one lot is on its way at a time. */
export class Outgoing {
  #waiting = [];
  #live = false;
  #underWay = false;
  /** Another one with each connection: answers of the one before are not heard any more. */
  #round = 0;
  #timer = null;
  #send;
  #changed;
  #refused;

  /** `send(update)` promises that it is stored; `refused(problem)` is told what will not change by waiting. */
  constructor({ send, changed, refused }) {
    this.#send = send;
    this.#changed = changed;
    this.#refused = refused;
  }

  /** Whether the server has stored everything. */
  get saved() {
    return this.#waiting.length === 0;
  }

  /** All that it has not, in one update; null when there is none. */
  get unsaved() {
    if (this.saved) return null;
    const all = mergeUpdates(this.#waiting);
    // Offline it may become many, and to merge them takes longer with each.
    if (!this.#underWay && all.length < MOST_BYTES) this.#waiting = [all];
    return all;
  }

  add(update) {
    this.#waiting.push(update);
    this.#changed();
    this.#soon(TOGETHER_MS);
  }

  resume() {
    this.#live = true;
    this.#underWay = false;
    this.#round++;
    this.#soon(0);
  }

  /** Without a connection: what is on its way will not be answered. */
  pause() {
    this.#round++;
    this.hold();
  }

  /** Nothing more is sent; what is on its way is answered still. */
  hold() {
    this.#live = false;
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  #soon(wait) {
    if (!this.#live || this.#underWay || this.saved) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#go();
    }, wait);
  }

  async #go() {
    const round = this.#round;
    const count = this.#lot();
    this.#underWay = true;
    let wait = 0;
    try {
      await this.#send(mergeUpdates(this.#waiting.slice(0, count)));
      if (round !== this.#round) return;
      this.#waiting.splice(0, count);
    } catch (problem) {
      if (round !== this.#round) return;
      if (!problem.temporary) {
        this.pause();
        this.#underWay = false;
        return this.#refused(problem);
      }
      wait = problem.retryAfter ?? RETRY_MS;
    }
    this.#underWay = false;
    this.#changed();
    this.#soon(wait);
  }

  /** How many of them fit into one. */
  #lot() {
    let bytes = 0;
    const over = this.#waiting.findIndex((update) => (bytes += update.length) > MOST_BYTES);
    return over < 0 ? this.#waiting.length : Math.max(1, over);
  }
}
