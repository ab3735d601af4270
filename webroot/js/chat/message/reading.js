/** What one reads: what is in sight of the open room counts as read, in all tabs of one person. */
export class Reading {
  /** Kept by the view: whether the last message of the open room is in sight. */
  atBottom = true;
  #rooms;
  #readMarks;
  #inbox;
  #changed;

  constructor({ rooms, readMarks, inbox, changed }) {
    this.#rooms = rooms;
    this.#readMarks = readMarks;
    this.#inbox = inbox;
    this.#changed = changed;
    readMarks.onChange((marks) => this.#readElsewhere(marks));
    document.addEventListener('visibilitychange', () => this.looked());
  }

  /** In all rooms but those that one has muted. */
  get unread() {
    const heard = this.#rooms.all().filter(({ name }) => !this.#inbox.of(name).muted);
    return heard.reduce((sum, room) => sum + room.reading.unread, 0);
  }

  opened(room) {
    room.reading.held = false;
    room.reading.markDivider();
    // Where something is unread the view opens at it, and tells how much of it is in sight.
    this.atBottom = room.reading.unread === 0;
  }

  /** `first` when nothing of this room was in view before. */
  arrived(room, { entries, fresh, first }) {
    room.reading.take(entries, fresh);
    if (fresh) this.#inbox.apply(room.name);
    // What has not been read is not in sight before the view has gone there.
    if (first && room === this.#rooms.open) this.atBottom = room.reading.unread === 0;
    const watched = room === this.#rooms.open && !document.hidden;
    if (first || !watched) room.reading.markDivider();
    // A tab may stay open for a day: what nobody looks at is loaded again when somebody does.
    if (room !== this.#rooms.open || this.atBottom) room.timeline.trim();
    else room.timeline.hold();
    if (watched && this.atBottom) this.looked();
    if (fresh) {
      this.#readMarks.limit(room.name, room.timeline.lastSeq());
      this.#readMarks.keep(room.name, room.reading.readSeq);
    }
  }

  /** Someone looks at the open room. */
  looked() {
    const room = this.#rooms.open;
    if (!room || document.hidden || !this.atBottom) return;
    if (room.reading.readAll()) {
      this.#readMarks.keep(room.name, room.reading.readSeq);
      this.#inbox.read(room.name, room.reading.readSeq);
      this.#inbox.since = null;
    }
    this.#changed();
  }

  scrolled(atBottom) {
    if (atBottom === this.atBottom) return;
    this.atBottom = atBottom;
    if (atBottom) this.looked();
    else this.#changed();
  }

  #readElsewhere(marks) {
    for (const room of this.#rooms.all()) room.reading.readUpTo(marks[room.name] ?? 0);
    this.#changed();
  }
}
