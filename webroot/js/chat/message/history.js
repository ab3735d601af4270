const PAGE = 50;

/** Pages: brings what was said before the first message in view, or behind the last one, or around a place. */
export class History {
  #parley;
  #people;
  #rooms;
  #notices;
  #changed;

  constructor({ parley, people, rooms, notices, changed }) {
    this.#parley = parley;
    this.#people = people;
    this.#rooms = rooms;
    this.#notices = notices;
    this.#changed = changed;
  }

  /** Of the open room. */
  async loadOlder({ again = false } = {}) {
    const room = this.#rooms.open;
    const timeline = room?.timeline;
    if (!timeline?.older || timeline.loadingOlder || !timeline.entries.length || (timeline.failedOlder && !again)) return;
    timeline.loadingOlder = true;
    timeline.failedOlder = false;
    this.#changed();
    try {
      const { entries, more } = await this.#page(room, { before: timeline.entries[0].seq, limit: PAGE });
      timeline.prepend(entries, more);
    } catch (problem) {
      // Offline one is told so already, and scrolling again asks again.
      timeline.failedOlder = problem.name !== 'disconnected';
    } finally {
      timeline.loadingOlder = false;
      this.#changed();
    }
  }

  async loadNewer() {
    const room = this.#rooms.open;
    const timeline = room?.timeline;
    if (!timeline?.newer || timeline.loadingNewer) return;
    timeline.loadingNewer = true;
    try {
      const { entries, more } = await this.#page(room, { after: timeline.lastSeq(), limit: PAGE });
      timeline.extend(entries, more);
    } catch {
      // Scrolling again asks again.
    } finally {
      timeline.loadingNewer = false;
      this.#changed();
    }
  }

  /**
   * Where somebody was away for long, what he has not read begins above what is loaded. Undefined when it does not, else fulfilled
   * when it is there.
   */
  toFirstUnread(room) {
    const { timeline, reading: { divider } } = room;
    if (divider == null || timeline.loading || timeline.seeking || !timeline.older || timeline.entries[0]?.seq <= divider + 1) return undefined;
    timeline.seeking = true;
    return this.around(room, divider + 1).then(() => {
      timeline.seeking = false;
      this.#changed();
    });
  }

  /** Puts what was said around this place into view. Says whether it is there. */
  async around(room, seq) {
    if (room.timeline.get(seq)) return true;
    try {
      const { entries } = await this.#page(room, { around: seq, limit: PAGE });
      if (!entries.some((entry) => entry.seq === seq)) return false;
      const { timeline } = room;
      const newest = timeline.newestSeq();
      timeline.show(entries, { older: entries[0].seq > 1, newer: entries.at(-1).seq < newest });
      timeline.loading = false;
      this.#changed();
      return true;
    } catch (problem) {
      this.#notices.tell({ problem, room: room.name, act: true, again: () => this.around(room, seq) });
      return false;
    }
  }

  /** Puts what was said from this time on into view: the seq of the first of it, or of the last message; null when there is none. */
  async since(room, ts) {
    try {
      const { entries } = await this.#page(room, { ts, limit: PAGE });
      if (!entries.length) return null;
      const { timeline } = room;
      const newest = timeline.newestSeq();
      const { seq } = entries.find((entry) => entry.ts >= ts) ?? entries.at(-1);
      if (!timeline.get(seq)) timeline.show(entries, { older: entries[0].seq > 1, newer: entries.at(-1).seq < newest });
      this.#changed();
      return seq;
    } catch (problem) {
      this.#notices.tell({ problem, room: room.name, act: true, again: () => this.since(room, ts) });
      return null;
    }
  }

  /** Back from far above to where people talk now. */
  async latest(room) {
    if (!room.timeline.newer) return;
    try {
      const { entries, more } = await this.#page(room, { limit: PAGE });
      room.timeline.show(entries, { older: more, newer: false });
    } catch (problem) {
      this.#notices.tell({ problem, room: room.name, act: true, again: () => this.latest(room) });
    }
    this.#changed();
  }

  async #page(room, where) {
    const { entries, more } = await this.#parley.history(room.name, where);
    const messages = entries.filter((entry) => entry.ev === 'message');
    messages.forEach((entry) => this.#people.learn(entry.from));
    return { entries: messages, more };
  }
}
