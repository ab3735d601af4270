/** More rows than this make typing slow on phones; older ones are loaded again when scrolled to. */
const MOST_ENTRIES = 400;
const KEPT_ENTRIES = 300;

/** The messages of one room: `entries` are stored ones in order, `pending` our own on their way. */
export class Timeline {
  entries = [];
  pending = [];
  /** Whether there is more before the first entry. */
  older = false;
  /** Whether there is more behind the last entry: one reads far back, and what is said now is not shown there. */
  newer = false;
  loading = true;
  /** What is loaded is not yet what the reader came for. */
  seeking = false;
  loadingOlder = false;
  loadingNewer = false;
  /** Older ones could not be loaded; until somebody tries again. */
  failedOlder = false;
  #newest = 0;

  /** What comes now does not go on from what is here. */
  restart(older) {
    this.#newest = 0;
    this.show([], { older, newer: false });
  }

  /** Another part of it comes into view. */
  show(entries, { older, newer }) {
    this.entries = entries;
    this.older = older;
    this.newer = newer;
  }

  append(entry) {
    this.#newest = Math.max(this.#newest, entry.seq);
    if (this.newer) return this.#answered(entry);
    this.entries.push(entry);
    return this.#answered(entry);
  }

  prepend(entries, older) {
    const first = this.entries[0]?.pos ?? Infinity;
    this.entries = [...entries.filter((entry) => entry.pos < first), ...this.entries];
    this.older = older;
    // What is far below the reader is loaded again when he goes back there.
    if (this.entries.length <= MOST_ENTRIES) return;
    this.entries = this.entries.slice(0, KEPT_ENTRIES);
    this.newer = true;
  }

  /** A page that goes on from the last entry. */
  extend(entries, newer) {
    const last = this.lastSeq();
    this.entries = [...this.entries, ...entries.filter((entry) => entry.seq > last)];
    this.newer = newer && this.lastSeq() < this.#newest;
    this.trim();
  }

  /** Something happened to a message; of one that is not here nothing need be known. */
  change(seq, change) {
    const at = this.entries.findLastIndex((entry) => entry.seq === seq);
    if (at >= 0) this.entries[at] = change(this.entries[at]);
  }

  /** Something happened to whatever this holds for. */
  changeAll(concerned, change) {
    this.entries = this.entries.map((entry) => (concerned(entry) ? change(entry) : entry));
  }

  get(seq) {
    return this.entries.findLast((entry) => entry.seq === seq);
  }

  /** Only while nobody reads up there: rows never vanish under the reader. */
  trim() {
    if (this.entries.length <= MOST_ENTRIES) return;
    this.entries = this.entries.slice(-KEPT_ENTRIES);
    this.older = true;
  }

  /** While somebody reads up there: what comes beyond this many is loaded when he gets to it. */
  hold() {
    if (this.entries.length > MOST_ENTRIES) this.newer = true;
  }

  takePending(item) {
    const at = this.pending.findIndex((other) => other.cid === item.cid);
    const gone = item.state === 'discarded' || (item.state === 'sent' && this.#shows(item));
    if (at >= 0) this.pending.splice(at, 1);
    if (!gone) this.pending.splice(at >= 0 ? at : this.pending.length, 0, item);
  }

  lastSeq() {
    return this.entries.at(-1)?.seq ?? 0;
  }

  /** Also of those that are not shown. */
  newestSeq() {
    return Math.max(this.#newest, this.lastSeq());
  }

  #answered(entry) {
    this.pending = this.pending.filter((item) => item.cid !== entry.cid || item.author !== entry.from.id);
  }

  #shows(item) {
    return this.newer || this.entries.some((entry) => entry.cid === item.cid && entry.from.id === item.author);
  }
}
