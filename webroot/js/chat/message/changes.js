/** So many of those who reacted are named, as the server does. */
const MOST_NAMED = 5;

/**
 * What happens to messages that are there. Each change is an entry of the log, and is applied so that once more changes nothing:
 * a text only if it is newer, counts as they are told.
 */
export class Changes {
  #views;
  #me;

  /** `views(room)` gives every timeline in which messages of this room are shown. */
  constructor({ feed, me, views }) {
    this.#views = views;
    this.#me = me;
    feed.on('edited', ({ room, entry }) => this.#edited(room, entry));
    feed.on('deleted', ({ room, entry }) => this.#deleted(room, entry));
    feed.on('reaction', ({ room, entry }) => this.#change(room, entry.seq, (message) => this.#reacted(message, entry)));
    feed.on('pinned', ({ room, entry }) => this.#change(room, entry.seq, (message) => ({ ...message, pinned: entry.on })));
    feed.on('message', ({ room, entry }) => entry.root && this.#change(room, entry.root, (first) => answered(first, entry)));
  }

  #change(room, seq, change) {
    for (const timeline of this.#views(room)) timeline.change(seq, change);
  }

  #edited(room, { seq, body, n, ts }) {
    this.#change(room, seq, (message) =>
      (message.deleted || message.edited?.n >= n ? message : { ...message, body: { ...body, files: message.body.files }, edited: { n, ts }, ended: undefined }));
    this.#requote(room, seq, { text: body.text.slice(0, 200) });
  }

  #deleted(room, { seq, by, ts }) {
    this.#change(room, seq, (message) => ({ ...message, body: { text: '', format: 'plain' }, reactions: [], pinned: false, deleted: { by, ts } }));
    this.#requote(room, seq, { text: '', deleted: true });
  }

  /** A quote says what the message says now. */
  #requote(room, seq, said) {
    for (const timeline of this.#views(room)) {
      timeline.changeAll(({ quote }) => quote?.seq === seq, (message) => ({ ...message, quote: { ...message.quote, ...said } }));
    }
  }

  #reacted(message, { emoji, on, count, by }) {
    const reactions = message.reactions ?? [];
    const before = reactions.find((reaction) => reaction.emoji === emoji) ?? { emoji, users: [] };
    const others = (before.users ?? []).filter(({ id }) => id !== by.id);
    const mine = by.id === this.#me().id ? on : before.mine;
    const now = { emoji, count, mine, users: on ? [...others, by].slice(0, MOST_NAMED) : others };
    if (!count) return { ...message, reactions: reactions.filter((reaction) => reaction.emoji !== emoji) };
    const known = reactions.some((reaction) => reaction.emoji === emoji);
    return { ...message, reactions: known ? reactions.map((one) => (one.emoji === emoji ? now : one)) : [...reactions, now] };
  }
}

function answered(first, { seq }) {
  const { count = 0, last = 0 } = first.thread ?? {};
  return seq > last ? { ...first, thread: { count: count + 1, last: seq } } : first;
}
