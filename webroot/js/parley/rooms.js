/** A `hello` must fit into one frame, so it resumes at most so many rooms; the others are joined after it. */
const ROOMS_IN_HELLO = 100;
const RETRY_MS = 2_000;

/**
 * The joined rooms, and how far each was read: every entry is passed on once, in `pos` order, without a hole.
 * `pass(entries)` gets `{ room, entries, fresh, older, members }`; `fresh` means: forget what you had of this room.
 */
export class Rooms {
  #rooms = new Map();
  #left = new Set();
  #ask;
  #memory;
  #announce;

  constructor({ ask, memory, announce }) {
    this.#ask = ask;
    this.#memory = memory;
    this.#announce = announce;
    for (const name of memory.read('rooms') ?? []) this.#add(name);
  }

  names() {
    return [...this.#rooms.keys()];
  }

  live(name) {
    return this.#rooms.get(name)?.live ?? false;
  }

  /** What `hello.resume.rooms` says. After a reload nothing is known, and the rooms are joined anew. */
  positions() {
    const known = [...this.#rooms.values()].filter((room) => room.epoch != null).slice(0, ROOMS_IN_HELLO);
    return Object.fromEntries(known.map(({ name, epoch, pos }) => [name, { epoch, pos }]));
  }

  async join(name) {
    this.#left.delete(name);
    const room = this.#rooms.get(name) ?? this.#add(name);
    if (!room.live) await this.#enter(room);
  }

  async leave(name) {
    this.#rooms.delete(name);
    this.#left.add(name);
    this.#remember();
    await this.#ask('leave', { room: name });
  }

  forgetAll() {
    this.#rooms.clear();
    this.#remember();
  }

  /** `asked` is what positions() said when this hello was sent. */
  welcomed(replies, asked) {
    for (const reply of replies) {
      if (this.#left.has(reply.room)) {
        this.leave(reply.room).catch(() => {});
        continue;
      }
      const room = this.#rooms.get(reply.room) ?? this.#add(reply.room);
      this.#take(room, reply, reply.room in asked);
    }
    for (const room of this.#rooms.values()) {
      if (!room.live) this.#enter(room).catch(() => {});
    }
  }

  lost() {
    for (const room of this.#rooms.values()) room.live = false;
  }

  /** An entry that arrived by itself. */
  heard(entry) {
    const room = this.#rooms.get(entry.room);
    if (!room) return this.#adopt(entry);
    room.highest = Math.max(room.highest, entry.pos);
    if (entry.epoch === room.epoch && entry.pos <= room.pos) return;
    if (entry.epoch === room.epoch && entry.pos === room.pos + 1) {
      room.pos = entry.pos;
      this.#announce('entries', { room: room.name, entries: [entry], fresh: false });
    } else {
      room.live = false;
      this.#enter(room).catch(() => {});
    }
  }

  /** Someone wrote to us in a direct room we never opened: open it, with what was said before. */
  #adopt(entry) {
    if (this.#left.has(entry.room) && !entry.room.startsWith('direct:')) return;
    this.#announce('adopted', entry);
    this.join(entry.room).catch(() => {});
  }

  /** One way in at a time for each room, however many ask. */
  #enter(room) {
    room.entering ??= this.#catchUp(room).finally(() => {
      room.entering = null;
    });
    return room.entering;
  }

  async #catchUp(room) {
    try {
      while (!room.live && this.#rooms.get(room.name) === room) {
        const since = room.epoch == null ? undefined : { epoch: room.epoch, pos: room.pos };
        const reply = await this.#ask('join', { room: room.name, since });
        if (this.#rooms.get(room.name) !== room) return;
        if (reply.room !== room.name) return await this.#renamed(room, reply.room);
        this.#take(room, reply, since != null);
      }
    } catch (problem) {
      this.#refused(room, problem);
      throw problem;
    }
  }

  /** The server says the name as it is seen: what cannot be seen in it is gone. */
  async #renamed(room, name) {
    this.#rooms.delete(room.name);
    this.#announce('renamed', { room: room.name, name });
    await this.join(name);
  }

  #take(room, reply, continuing) {
    const fresh = !continuing || !reply.recovered;
    const already = fresh ? 0 : room.pos;
    const entries = reply.entries.filter((entry) => entry.pos > already);
    room.epoch = reply.epoch;
    room.pos = entries.at(-1)?.pos ?? (fresh ? reply.head : room.pos);
    if (fresh) room.highest = room.pos;
    // A reply that brings nothing new is believed, or a hole that is none would be asked for without end.
    room.live = fresh || (!reply.more && (room.pos >= room.highest || entries.length === 0));
    this.#announce('entries', { room: room.name, entries, fresh, older: fresh && reply.more, members: reply.members });
    if (room.live) this.#announce('live', room.name);
  }

  #refused(room, problem) {
    if (problem.name === 'disconnected') return; // The next welcome tries again.
    if (problem.temporary) {
      setTimeout(() => room.live || this.#enter(room).catch(() => {}), problem.retryAfter ?? RETRY_MS);
    } else if (this.#rooms.get(room.name) === room) {
      this.#rooms.delete(room.name);
      this.#remember();
      this.#announce('dropped', { room: room.name, problem });
    }
  }

  #add(name) {
    const room = { name, epoch: null, pos: 0, highest: 0, live: false, entering: null };
    this.#rooms.set(name, room);
    this.#remember();
    return room;
  }

  #remember() {
    this.#memory.write('rooms', this.names());
  }
}
