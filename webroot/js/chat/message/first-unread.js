/** So many lines of a conversation are shown; some of a page are one's own, or deleted. */
const LINES = 3;
const PAGE = 12;
const TRIES = 3;
const AGAIN_MS = 2_000;

/** The first unread messages of conversations, as many as fit on a card: from what is here, or else from the server, one after the other. */
export class FirstUnread {
  #parley;
  #rooms;
  #people;
  #me;
  #changed;
  /** By key: `{ stand, entries, failed }`; `entries` is null while they come. */
  #known = new Map();
  #last = Promise.resolve();

  constructor({ parley, rooms, people, me, changed }) {
    this.#parley = parley;
    this.#rooms = rooms;
    this.#people = people;
    this.#me = me;
    this.#changed = changed;
  }

  forget() {
    this.#known.clear();
  }

  again({ key }) {
    this.#known.delete(key);
    this.#changed();
  }

  of(item) {
    const here = item.thread ? null : this.#here(item);
    if (here) return { entries: here, failed: false };
    const known = this.#known.get(item.key);
    // Of what came since the first ones are the same, if there were enough of them.
    if (known && known.read === item.read && (known.unread === item.unread || known.entries?.length === LINES)) return known;
    return this.#ask(item, known);
  }

  /** Where the room is loaded back to what was read, nobody need be asked. */
  #here({ room, read }) {
    const { timeline } = this.#rooms.get(room) ?? {};
    if (!timeline || timeline.loading || timeline.newer || (timeline.older && !(timeline.entries[0]?.seq <= read + 1))) return null;
    return this.#wanted(timeline.entries, read);
  }

  #ask(item, before) {
    const asked = { read: item.read, unread: item.unread, entries: before?.read === item.read ? before.entries : null, failed: false };
    this.#known.set(item.key, asked);
    // One at a time: a hundred at once would use up what one may ask for.
    this.#last = this.#last.then(() => this.#known.get(item.key) === asked && this.#load(item, asked));
    return asked;
  }

  async #load(item, asked) {
    try {
      asked.entries = this.#wanted(await this.#page(item), item.read);
    } catch {
      asked.failed = true;
    }
    this.#changed();
  }

  async #page({ room, thread, read }, tries = TRIES) {
    try {
      const where = { after: read, limit: PAGE };
      const { entries } = thread ? await this.#parley.thread(`${room}:${thread}`, where) : await this.#parley.history(room, where);
      return entries;
    } catch (problem) {
      if (problem.name !== 'rate_limited' || tries === 1) throw problem;
      await new Promise((done) => setTimeout(done, problem.retryAfter ?? AGAIN_MS));
      return this.#page({ room, thread, read }, tries - 1);
    }
  }

  #wanted(entries, read) {
    const me = this.#me().id;
    const lines = entries.filter(({ ev, seq, from, deleted }) => ev === 'message' && seq > read && from.id !== me && !deleted).slice(0, LINES);
    lines.forEach(({ from }) => this.#people.learn(from));
    return lines;
  }
}
