import { JoinedRoom } from '../joined-room.js';
import { isDirect, otherIn } from './direct.js';

/** The rooms that this tab has joined, by name, and which of them is open. */
export class Rooms {
  /** The name of the open one, or null. */
  active = null;
  /** Direct rooms (private conversations) put away; they come back when opened or written in. */
  closed = new Set();
  #rooms = new Map();
  /** Other spellings by which rooms were opened here. */
  #spellings = new Map();
  #me;
  #people;
  #readMarks;
  #changed;

  constructor({ parley, me, people, readMarks, changed }) {
    this.#me = me;
    this.#people = people;
    this.#readMarks = readMarks;
    this.#changed = changed;
    parley.on('adopted', (entry) => this.of(entry.room, entry.seq - 1));
    parley.on('renamed', ({ room, name }) => this.#renamed(room, name));
    parley.on('dropped', ({ room, problem }) => this.#dropped(room, problem));
  }

  get open() {
    return this.#rooms.get(this.active);
  }

  get(name) {
    return this.#rooms.get(name);
  }

  has(name) {
    return this.#rooms.has(name);
  }

  names() {
    return [...this.#rooms.keys()];
  }

  all() {
    return [...this.#rooms.values()];
  }

  /** The room of this name, from now on one of ours. */
  of(name, readSeq = this.#readMarks.of(name)) {
    this.closed.delete(name);
    if (!this.#rooms.has(name)) {
      this.#rooms.set(name, new JoinedRoom({ name, me: this.#me, changed: this.#changed, readSeq }));
    }
    return this.#rooms.get(name);
  }

  remove(name) {
    this.#rooms.delete(name);
    this.closed.add(name);
  }

  /** What a room that was opened as this is called by now. */
  nowCalled(name) {
    return this.#spellings.get(name) ?? name;
  }

  /** For people: a direct room is called as the other person. */
  titleOf(name) {
    return isDirect(name) ? this.#people.nameOf(otherIn(name, this.#me().id)) : name;
  }

  /** The same room: whoever writes in it notices nothing. */
  #renamed(room, name) {
    this.#spellings.set(room, name);
    this.#rooms.delete(room);
    this.of(name);
    this.#changed();
  }

  /** It stays in view, shut, with the reason: what one writes must never go somewhere else. */
  #dropped(name, problem) {
    this.#rooms.get(name)?.refused(problem);
    this.#changed();
  }
}
