/** Messages that are still being written, word by word: what follows is of the moment, the whole comes as an entry at the end. */
export class Growing {
  #parley;
  #rooms;
  #views;
  #notices;
  #changed;

  /** `views(room)` gives every timeline in which messages of this room are shown. */
  constructor({ parley, feed, rooms, views, notices, changed }) {
    this.#parley = parley;
    this.#rooms = rooms;
    this.#views = views;
    this.#notices = notices;
    this.#changed = changed;
    parley.on('appended', (frame) => this.#grown(frame));
    feed.on('appended', ({ room, entry }) => this.#ended(room, entry));
  }

  /** Whoever reads it may want no more of it. */
  async stop({ id, room }) {
    try {
      await this.#parley.stop(id);
    } catch (problem) {
      this.#notices.tell({ problem, room, act: true, again: () => this.stop({ id, room }) });
    }
  }

  #grown({ room: name, seq, at, text }) {
    const room = this.#rooms.get(name);
    if (!room) return;
    for (const timeline of this.#views(room)) {
      const message = timeline.get(seq);
      if (!message?.open) continue;
      // A frame was missed: what is there now is asked for.
      if (message.body.text.length < at) this.#fetch(room, timeline, seq);
      else timeline.change(seq, () => ({ ...message, body: { ...message.body, text: message.body.text.slice(0, at) + text } }));
    }
    this.#changed();
  }

  #ended(room, { seq, body, end, by }) {
    for (const timeline of this.#views(room)) timeline.change(seq, (message) => (message.deleted ? message : { ...message, body, open: false, ended: end === 'done' ? undefined : { end, by } }));
  }

  async #fetch(room, timeline, seq) {
    const { entries = [] } = await this.#parley.history(room.name, { around: seq, limit: 1 }).catch(() => ({}));
    const now = entries.find((entry) => entry.seq === seq);
    if (now) timeline.change(seq, (message) => (message.open && now.body.text.length >= message.body.text.length ? { ...message, body: now.body, open: now.open } : message));
    this.#changed();
  }
}
