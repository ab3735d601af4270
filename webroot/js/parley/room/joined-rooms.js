import { LogPosition } from './log-position.js';

/** A `hello` must fit into one frame, so it resumes at most so many rooms; the others are joined after it. */
const ROOMS_IN_HELLO = 100;
const RETRY_MS = 2_000;

/**
 * The joined rooms (subscriptions): joined again after every reconnect and reload, and every entry of their logs is announced
 * once, in `pos` order, without a hole: `entries` with `{ room, entries, fresh, older, members, retention }`, where `fresh` means:
 * forget what you had of this room, and `retention` after how many days it is deleted, null when never.
 */
export class JoinedRooms {
  #rooms = new Map();
  #left = new Set();
  #ask;
  #memory;
  #events;

  constructor({ ask, memory, events }) {
    this.#ask = ask;
    this.#memory = memory;
    this.#events = events;
    for (const name of memory.read('rooms') ?? []) this.#add(name);
    events.on('ended', () => this.#forgetAll());
  }

  names() {
    return [...this.#rooms.keys()];
  }

  live(name) {
    return this.#rooms.get(name)?.position.live ?? false;
  }

  /** What `hello.resume.rooms` says. After a reload nothing is known, and the rooms are joined anew. */
  positions() {
    const known = [...this.#rooms.values()].filter(({ position }) => position.since).slice(0, ROOMS_IN_HELLO);
    return Object.fromEntries(known.map(({ name, position }) => [name, position.since]));
  }

  async join(name) {
    this.#left.delete(name);
    const room = this.#rooms.get(name) ?? this.#add(name);
    if (!room.position.live) await this.#catchUp(room);
  }

  async leave(name) {
    this.#rooms.delete(name);
    this.#left.add(name);
    this.#remember();
    await this.#ask('leave', { room: name });
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
      if (!room.position.live) this.#catchUp(room).catch(() => {});
    }
  }

  lost() {
    for (const room of this.#rooms.values()) room.position.live = false;
  }

  /** An entry that arrived by itself. */
  heard(entry) {
    const room = this.#rooms.get(entry.room);
    if (!room) return this.#adopt(entry);
    const place = room.position.place(entry);
    if (place === 'known') return;
    if (place === 'next') {
      room.position.pos = entry.pos;
      this.#events.announce('entries', { room: room.name, entries: [entry], fresh: false });
    } else {
      room.position.live = false;
      this.#catchUp(room).catch(() => {});
    }
  }

  /** Someone wrote to us in a direct room we never opened: open it, with what was said before. */
  #adopt(entry) {
    if (this.#left.has(entry.room) && !entry.room.startsWith('direct:')) return;
    this.#events.announce('adopted', entry);
    this.join(entry.room).catch(() => {});
  }

  /** One at a time for each room, however many ask. */
  #catchUp(room) {
    room.catchingUp ??= this.#joinUntilLive(room).finally(() => {
      room.catchingUp = null;
    });
    return room.catchingUp;
  }

  async #joinUntilLive(room) {
    try {
      while (!room.position.live && this.#rooms.get(room.name) === room) {
        const { since } = room.position;
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
    this.#events.announce('renamed', { room: room.name, name });
    await this.join(name);
  }

  #take(room, reply, continuing) {
    const { fresh, entries } = room.position.take(reply, continuing);
    this.#events.announce('entries', {
      room: room.name, entries, fresh, older: fresh && reply.more, members: reply.members, retention: reply.retention ?? null,
    });
    if (room.position.live) this.#events.announce('live', room.name);
  }

  #refused(room, problem) {
    if (problem.name === 'disconnected') return; // The next welcome tries again.
    if (problem.temporary) {
      const again = () => room.position.live || this.#catchUp(room).catch(() => {});
      setTimeout(again, problem.retryAfter ?? RETRY_MS);
    } else if (this.#rooms.get(room.name) === room) {
      this.#rooms.delete(room.name);
      this.#remember();
      this.#events.announce('dropped', { room: room.name, problem });
    }
  }

  #add(name) {
    const room = { name, position: new LogPosition(), catchingUp: null };
    this.#rooms.set(name, room);
    this.#remember();
    return room;
  }

  #forgetAll() {
    this.#rooms.clear();
    this.#remember();
  }

  #remember() {
    this.#memory.write('rooms', this.names());
  }
}
