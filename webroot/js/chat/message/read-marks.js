/** Whoever has read in more rooms than this will not miss the oldest marks. */
const MOST = 500;

/** How far each room was read (read markers), by seq: the same in all tabs of one person. */
export class ReadMarks {
  #browser;
  #me;

  constructor({ browser, me }) {
    this.#browser = browser;
    this.#me = me;
  }

  /** Tells what was read in another tab: seq by room. */
  onChange(listener) {
    this.#browser.onChange('reads', (kept) => kept?.user === this.#me().id && listener(kept.marks));
  }

  /** Null where nothing was ever read. */
  of(room) {
    const marks = this.#marks();
    // A room may be called as something that every object has, `constructor` for one.
    return Object.hasOwn(marks, room) ? marks[room] : null;
  }

  keep(room, seq) {
    if (seq > (this.of(room) ?? -1)) this.#write(room, seq);
  }

  /** The log of the room ends here: it may be another one than the mark was made in. */
  limit(room, seq) {
    if (seq < this.of(room)) this.#write(room, seq);
  }

  #write(room, seq) {
    const { [room]: before, ...others } = this.#marks();
    const marks = Object.entries({ ...others, [room]: seq }).slice(-MOST);
    this.#browser.write('reads', { user: this.#me().id, marks: Object.fromEntries(marks) });
  }

  #marks() {
    const kept = this.#browser.read('reads');
    return kept?.user === this.#me().id ? kept.marks : {};
  }
}
