import { Ballot } from './ballot.js';

/** So many are remembered that are not on the screen. */
const MOST = 100;

/** The polls that one has seen; those on the screen are watched. */
export class Polls {
  #parts;
  #ballots = new Map();
  #watched = new Set();

  constructor({ parley, changed }) {
    // A hidden tab draws once, when it is seen again.
    this.#parts = { parley, changed: () => document.hidden || changed() };
    parley.on('ended', () => this.watchOnly([]));
  }

  /** That of a message. */
  of(message) {
    const { id } = message;
    if (!this.#ballots.has(id)) this.#ballots.set(id, new Ballot(this.#parts, message));
    return this.#ballots.get(id);
  }

  /** The others are not watched any more; `ids` are those of messages. */
  watchOnly(ids) {
    const wanted = new Set(ids);
    for (const id of this.#watched) if (!wanted.has(id)) this.#ballots.get(id)?.unwatch();
    for (const id of wanted) this.#ballots.get(id)?.watch();
    this.#watched = wanted;
    for (const id of this.#ballots.keys()) {
      if (this.#ballots.size <= MOST) break;
      if (!wanted.has(id)) this.#ballots.delete(id);
    }
  }
}
