/** How far one room was read (its read marker), what is unread, and where the line "new" stands. */
export class ReadState {
  unread = 0;
  /** Those of the unread that mean oneself. */
  mentions = 0;
  /** The seq after which the line "new" stands; it stays while one reads. */
  divider = null;
  readSeq;
  /** Somebody put it back to unread: looking at it does not read it, until one comes here again. */
  held = false;
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
    this.readSeq ??= this.#timeline.newestSeq();
    if (fresh) {
      this.readSeq = Math.min(this.readSeq, this.#timeline.newestSeq());
      this.#countAgain();
    } else {
      this.#count(entries);
    }
  }

  /** Says whether that was news. */
  readAll() {
    const last = this.#timeline.newestSeq();
    if (this.held || (!this.unread && this.readSeq === last)) return false;
    this.readSeq = last;
    this.unread = this.mentions = 0;
    return true;
  }

  /** In another tab. */
  readUpTo(seq) {
    if (seq <= this.readSeq || this.#timeline.loading) return;
    this.readSeq = Math.min(seq, this.#timeline.newestSeq());
    this.#countAgain();
  }

  /** What the server says, which knows more than is in view; what came after its `seq` is on top. */
  told({ read, seq, unread, mentions }) {
    this.readSeq = read;
    this.unread = unread;
    this.mentions = mentions;
    this.#count(this.#timeline.entries.filter((entry) => entry.seq > seq));
  }

  /** Puts the line "new" where reading ended; further down than before, if one read on meanwhile. */
  markDivider() {
    if (this.unread > 0) this.divider = this.readSeq;
  }

  #countAgain() {
    this.unread = this.mentions = 0;
    this.#count(this.#timeline.entries);
  }

  #count(entries) {
    const me = this.#me().id;
    const unread = entries.filter(({ ev, seq, from }) => ev === 'message' && seq > this.readSeq && from.id !== me);
    this.unread += unread.length;
    this.mentions += unread.filter(({ body }) => body.mentions?.some((id) => [me, 'here', 'all'].includes(id))).length;
  }
}
