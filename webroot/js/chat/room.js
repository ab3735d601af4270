import { Typists } from './typing.js';

/** More rows than this make typing slow on phones; older ones are loaded again when scrolled to. */
const MOST_ENTRIES = 400;
const KEPT_ENTRIES = 300;
/** In a larger room the server names only so many. */
const MOST_NAMED = 200;

/** One joined room as the page shows it. `entries` are stored messages in order, `pending` our own on their way. */
export class Room {
  entries = [];
  pending = [];
  members = new Map();
  memberCount = 0;
  older = false;
  loading = true;
  loadingOlder = false;
  unread = 0;
  /** The seq after which the line "new" stands; it stays while one reads. */
  divider = null;
  readSeq = null;
  /** Why it cannot be opened, if it cannot: a Problem. */
  refusal = null;
  typists;

  constructor(name, me, changed, readSeq = null) {
    this.name = name;
    this.me = me;
    this.readSeq = readSeq;
    this.typists = new Typists(changed);
  }

  take({ entries, fresh, older, members }) {
    this.refusal = null;
    if (fresh) {
      this.entries = [];
      this.older = older;
    }
    if (members) this.#takeMembers(members);
    for (const entry of entries) this.#append(entry);
    this.loading = false;
    // A room seen for the first time holds nothing unread: it was all said before we came.
    this.readSeq ??= this.lastSeq();
    if (fresh) this.#countAgain();
    else this.unread += entries.filter((entry) => this.#unreadBy(entry)).length;
  }

  /** It cannot be opened, or not any more; what is known of it stays in view. */
  refused(problem) {
    this.refusal = problem;
    this.loading = false;
    this.members.clear();
    this.memberCount = 0;
  }

  /** Another try to open it. */
  reopened() {
    this.refusal = null;
    this.loading = !this.entries.length;
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

  takePresence({ join = [], leave = [], count }) {
    for (const person of join) this.members.set(person.id, person);
    for (const person of leave) {
      this.members.delete(person.id);
      this.typists.end(person.id);
    }
    this.memberCount = count ?? this.members.size;
  }

  /** Someone shows another status, wherever he is. */
  takeStatus(person) {
    if (this.members.has(person.id)) this.members.set(person.id, person);
  }

  takeMembers(members) {
    this.#takeMembers(members);
  }

  /** Differences can be lost on a slow line, and a long list is cut short: then the count tells. */
  lacksMembers() {
    return this.memberCount <= MOST_NAMED && this.members.size !== this.memberCount;
  }

  read() {
    this.readSeq = this.lastSeq();
    this.unread = 0;
  }

  /** In another tab. */
  readUpTo(seq) {
    if (seq <= this.readSeq || this.loading) return;
    this.readSeq = Math.min(seq, this.lastSeq());
    this.unread = this.entries.filter((entry) => this.#unreadBy(entry)).length;
  }

  /** Puts the line "new" where reading ended; further down than before, if one read on meanwhile. */
  markDivider() {
    if (this.unread > 0) this.divider = this.readSeq;
  }

  lastSeq() {
    return this.entries.at(-1)?.seq ?? 0;
  }

  #append(entry) {
    if (entry.ev !== 'message') return;
    this.entries.push(entry);
    this.typists.end(entry.from.id);
    this.pending = this.pending.filter((item) => item.cid !== entry.cid || item.author !== entry.from.id);
  }

  #takeMembers({ count, users = [] }) {
    this.members = new Map(users.map((person) => [person.id, person]));
    this.memberCount = count;
  }

  #countAgain() {
    this.readSeq = Math.min(this.readSeq, this.lastSeq());
    this.unread = this.entries.filter((entry) => this.#unreadBy(entry)).length;
  }

  #unreadBy(entry) {
    return entry.seq > this.readSeq && entry.from.id !== this.me().id;
  }

  #shows(item) {
    return this.entries.some((entry) => entry.cid === item.cid && entry.from.id === item.author);
  }
}
