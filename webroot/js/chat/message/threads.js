import { Composing } from './composing.js';
import { Timeline } from './timeline.js';

const PAGE = 100;

/** The thread that one has open beside the room, if any: its first message and the answers to it. */
export class Threads {
  /** `{ room, root, timeline, composing, failed }`, or null. */
  open = null;
  #parley;
  #changed;

  constructor({ parley, feed, changed }) {
    this.#parley = parley;
    this.#changed = changed;
    feed.on('message', ({ room, entry }) => this.of(room) && entry.root === this.open.root && this.open.timeline.append(entry));
    parley.on('entries', ({ room, fresh }) => fresh && this.open?.room.name === room && !this.open.timeline.loading && this.load());
  }

  of(room) {
    return this.open?.room === room ? this.open : null;
  }

  show(room, message) {
    const root = message.root ?? message.seq;
    this.open = { room, root, timeline: new Timeline(), composing: new Composing(), failed: null };
    const first = room.timeline.get(root);
    if (first) this.open.timeline.entries = [first];
    return this.load();
  }

  close() {
    this.open = null;
    this.#changed();
  }

  /** From its beginning; a long one goes on from where one scrolls to. */
  async load() {
    const thread = this.open;
    thread.failed = null;
    thread.timeline.loading = true;
    this.#changed();
    try {
      const id = `${thread.room.name}:${thread.root}`;
      const { entries, more } = await this.#parley.thread(id, { limit: PAGE });
      const first = thread.timeline.entries[0] ?? thread.room.timeline.get(thread.root);
      const all = first && !entries.some(({ seq }) => seq === first.seq) ? [first, ...entries] : entries;
      const behind = thread.timeline.entries.filter(({ seq }) => seq > (all.at(-1)?.seq ?? 0));
      thread.timeline.entries = [...all, ...behind];
      thread.timeline.older = more;
    } catch (problem) {
      thread.failed = problem;
    } finally {
      thread.timeline.loading = false;
      this.#changed();
    }
  }
}
