/** More rows than this make typing slow on phones; older ones are loaded again when scrolled to. */
const MOST_ENTRIES = 400;
const KEPT_ENTRIES = 300;

/** The messages of one room: `entries` are stored ones in order, `pending` our own on their way. */
export class Timeline {
  entries = [];
  pending = [];
  /** Whether there is more before the first entry. */
  older = false;
  loading = true;
  loadingOlder = false;

  /** What comes now does not go on from what is here. */
  restart(older) {
    this.entries = [];
    this.older = older;
  }

  append(entry) {
    this.entries.push(entry);
    this.pending = this.pending.filter((item) => item.cid !== entry.cid || item.author !== entry.from.id);
  }

  prepend(entries, older) {
    const first = this.entries[0]?.pos ?? Infinity;
    this.entries = [...entries.filter((entry) => entry.pos < first), ...this.entries];
    this.older = older;
  }

  /** Only while nobody reads up there: rows never vanish under the reader. */
  trim() {
    if (this.entries.length <= MOST_ENTRIES) return;
    this.entries = this.entries.slice(-KEPT_ENTRIES);
    this.older = true;
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

  #shows(item) {
    return this.entries.some((entry) => entry.cid === item.cid && entry.from.id === item.author);
  }
}
