import { randomId } from '../random.js';

const RETRY_MS = 1_500;
const SOON_MS = 100;

/**
 * Messages that the server has not answered yet. Each is tried with the same `cid` until it is answered, one at a time per
 * room, so that the order of writing is the order in the room. Survives a reload of the tab.
 */
export class Outbox {
  #items;
  #busy = new Set();
  #ask;
  #rooms;
  #memory;
  #events;

  /** `rooms` tells which of them are caught up. */
  constructor({ ask, rooms, memory, events }) {
    this.#ask = ask;
    this.#rooms = rooms;
    this.#memory = memory;
    this.#events = events;
    this.#items = memory.read('outbox') ?? [];
    events.on('entries', ({ entries }) => entries.forEach((entry) => this.#seen(entry)));
    events.on('live', (room) => this.#flush(room));
    events.on('dropped', ({ room, problem }) => this.#refused(room, problem));
    events.on('renamed', ({ room, name }) => this.#renamed(room, name));
    events.on('ended', () => this.#forgetAll());
  }

  items() {
    return this.#items;
  }

  add({ room, to, body, more, author }) {
    const item = { cid: randomId(), room, to, body, more, author, ts: Date.now(), state: 'sending' };
    this.#items.push(item);
    this.#changed(item);
    this.#flush(room);
    return item;
  }

  /** A refused message is a new one for the server: it goes to the end, under a new `cid`. */
  retry(cid) {
    const item = this.#take(cid);
    if (item) this.add(item);
  }

  discard(cid) {
    this.#take(cid);
  }

  /** The room cannot be entered: what waits for it has failed, and is kept. */
  #refused(room, problem) {
    for (const item of this.#items) if (item.room === room && item.state === 'sending') this.#fail(item, problem);
  }

  /** The room has another name than the one it was opened by. */
  #renamed(room, name) {
    for (const item of this.#items) if (item.room === room) this.#update(item, { room: name, to: `room:${name}` });
  }

  #forgetAll() {
    this.#items = [];
    this.#remember();
  }

  /** The room's log shows it: it was stored, though the reply may have been lost with a connection. */
  #seen({ cid, from }) {
    const item = this.#items.find((other) => other.cid === cid && other.author === from?.id);
    if (item) this.#sent(item);
  }

  /** Sends what waits, once the room is caught up: its log may show that a message had arrived before the line broke. */
  async #flush(room) {
    if (this.#busy.has(room) || !this.#rooms.live(room)) return;
    const item = this.#items.find((other) => other.room === room && other.state === 'sending');
    if (!item) return;
    this.#busy.add(room);
    const wait = await this.#try(item);
    this.#busy.delete(room);
    if (wait) setTimeout(() => this.#flush(room), wait);
    else this.#flush(room);
  }

  /** How long to wait before the next try in this room; undefined to go on at once. */
  async #try(item) {
    try {
      const { room, seq, pos, ts } = await this.#ask('send', { to: item.to, body: item.more?.forward ? undefined : item.body, ...item.more, cid: item.cid });
      this.#sent(item, { room, seq, pos, ts });
    } catch (problem) {
      if (problem.name === 'disconnected') return SOON_MS; // The room is not live until we are back, so this waits.
      if (problem.temporary) return problem.retryAfter ?? RETRY_MS;
      if (problem.name === 'not_member' && !item.rejoined) {
        item.rejoined = true;
        await this.#ask('join', { room: item.room }).catch(() => {});
        return undefined;
      }
      this.#fail(item, problem);
    }
    return undefined;
  }

  #fail(item, { name, message }) {
    this.#update(item, { state: 'failed', problem: { name, message } });
  }

  #sent(item, stored) {
    if (!this.#items.includes(item)) return;
    this.#items = this.#items.filter((other) => other !== item);
    this.#update(item, { ...stored, state: 'sent' });
  }

  #take(cid) {
    const item = this.#items.find((other) => other.cid === cid);
    if (!item) return null;
    this.#items = this.#items.filter((other) => other !== item);
    this.#update(item, { state: 'discarded' });
    return item;
  }

  #update(item, changes) {
    Object.assign(item, changes);
    this.#changed(item);
  }

  #changed(item) {
    this.#remember();
    this.#events.announce('outbox', item);
  }

  #remember() {
    this.#memory.write('outbox', this.#items);
  }
}
