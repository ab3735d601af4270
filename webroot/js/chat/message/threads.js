import { Composing } from './composing.js';
import { Timeline } from './timeline.js';

const PAGE = 100;

/** The thread that one has open beside the room, if any: its first message and the answers to it. */
export class Threads {
  /** `{ room, root, timeline, composing, failed, divider }`, or null. */
  open = null;
  #parley;
  #followed;
  #changed;

  constructor({ parley, feed, followed, changed }) {
    this.#parley = parley;
    this.#followed = followed;
    this.#changed = changed;
    feed.on('message', ({ room, entry }) => this.of(room) && entry.root === this.open.root && this.open.timeline.append(entry));
    parley.on('entries', ({ room, fresh }) => fresh && this.open?.room.name === room && !this.open.timeline.loading && this.load());
  }

  of(room) {
    return this.open?.room === room ? this.open : null;
  }

  /** `divider`: the seq behind which everything is new, if anything is. */
  show(room, message, divider = this.newFrom(room.name, message.root ?? message.seq)) {
    const root = message.root ?? message.seq;
    this.open = { room, root, timeline: new Timeline(), composing: new Composing(), failed: null, divider };
    this.#followed.ask(room.name, root);
    const first = room.timeline.get(root);
    if (first) this.open.timeline.entries = [first];
    return this.load();
  }

  newFrom(room, root) {
    return this.#followed.unread(room, root) ? this.#followed.of(room, root).read : null;
  }

  close() {
    this.open = null;
    this.#changed();
  }

  /** Its end, and what began it; or, of a long one, what was answered before. */
  async load({ earlier = false } = {}) {
    const thread = this.open;
    thread.failed = null;
    thread.timeline.loading = true;
    this.#changed();
    try {
      const id = `${thread.room.name}:${thread.root}`;
      const answers = thread.timeline.entries.filter(({ seq }) => seq > thread.root);
      const before = earlier && answers.length ? answers[0].seq : Number.MAX_SAFE_INTEGER;
      const { entries, more } = await this.#parley.thread(id, { before, limit: PAGE });
      const first = entries.find(({ seq }) => seq === thread.root) ?? thread.timeline.get(thread.root) ?? thread.room.timeline.get(thread.root);
      const known = new Map([...(first ? [first] : []), ...answers, ...entries].map((entry) => [entry.seq, entry]));
      thread.timeline.entries = [...known.values()].sort((one, other) => one.seq - other.seq);
      thread.timeline.older = more && entries[0]?.seq > thread.root;
    } catch (problem) {
      thread.failed = problem;
    } finally {
      thread.timeline.loading = false;
      this.#changed();
    }
  }
}
