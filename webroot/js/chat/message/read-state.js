/** How far one room was read (its read marker), what is unread, and where the line "new" stands. */
export class ReadState {
  unread = 0;
  /** The seq after which the line "new" stands; it stays while one reads. */
  divider = null;
  readSeq;
  #timeline;
  #me;

  constructor({ timeline, me, readSeq }) {
    this.#timeline = timeline;
    this.#me = me;
    this.readSeq = readSeq;
  }

  /** These have just come into the timeline; `fresh` when they are all that it holds. */
  take(entries, fresh) {
    // A room seen for the first time holds nothing unread: it was all said before we came.
    this.readSeq ??= this.#timeline.lastSeq();
    if (fresh) {
      this.readSeq = Math.min(this.readSeq, this.#timeline.lastSeq());
      this.#countAgain();
    } else {
      this.unread += this.#unreadOf(entries);
    }
  }

  /** Says whether that was news. */
  readAll() {
    const last = this.#timeline.lastSeq();
    if (!this.unread && this.readSeq === last) return false;
    this.readSeq = last;
    this.unread = 0;
    return true;
  }

  /** In another tab. */
  readUpTo(seq) {
    if (seq <= this.readSeq || this.#timeline.loading) return;
    this.readSeq = Math.min(seq, this.#timeline.lastSeq());
    this.#countAgain();
  }

  /** Puts the line "new" where reading ended; further down than before, if one read on meanwhile. */
  markDivider() {
    if (this.unread > 0) this.divider = this.readSeq;
  }

  #countAgain() {
    this.unread = this.#unreadOf(this.#timeline.entries);
  }

  #unreadOf(entries) {
    const me = this.#me().id;
    return entries.filter(({ ev, seq, from }) => ev === 'message' && seq > this.readSeq && from.id !== me).length;
  }
}
