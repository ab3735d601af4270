/** How far the log of one room was read here, and whether what comes by itself now goes on from there (`live`). */
export class LogPosition {
  epoch = null;
  pos = 0;
  live = false;
  #highest = 0;

  /** `{ epoch, pos }` as `join` and `hello` take it; undefined while nothing is known. */
  get since() {
    return this.epoch == null ? undefined : { epoch: this.epoch, pos: this.pos };
  }

  /** Whether this entry is the `next` one, was there before (`known`), or comes behind a hole (`gap`). */
  place(entry) {
    this.#highest = Math.max(this.#highest, entry.pos);
    if (entry.epoch !== this.epoch || entry.pos > this.pos + 1) return 'gap';
    return entry.pos === this.pos + 1 ? 'next' : 'known';
  }

  /**
   * Takes a reply to `join` or `hello`: `{ fresh, entries }`, of which `fresh` means that it does not go on from what was read,
   * and `entries` are those that were not there before.
   */
  take(reply, continuing) {
    const fresh = !continuing || !reply.recovered;
    const already = fresh ? 0 : this.pos;
    const entries = reply.entries.filter((entry) => entry.pos > already);
    this.epoch = reply.epoch;
    this.pos = entries.at(-1)?.pos ?? (fresh ? reply.head : this.pos);
    if (fresh) this.#highest = this.pos;
    // A reply that brings nothing new is believed, or a hole that is none would be asked for without end.
    this.live = fresh || (!reply.more && (this.pos >= this.#highest || entries.length === 0));
    return { fresh, entries };
  }
}
