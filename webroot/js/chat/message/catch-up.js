import { isDirect } from '../room/direct.js';
import { FirstUnread } from './first-unread.js';

/** What concerns one most stands first. */
export const KINDS = ['mentions', 'direct', 'threads', 'rooms'];
/** So many conversations are shown at first, and more by a click. */
const SHOWN = 30;

/**
 * What has happened since one left: one's conversations with something unread, in an order that stays while one looks. Looking at
 * it reads nothing; one marks as read, or goes there.
 */
export class CatchUp {
  loading = true;
  problem = null;
  most = SHOWN;
  /** What was marked as read last, until one goes on: `{ room, read }`, or null. */
  undone = null;
  #inbox;
  #followed;
  #rooms;
  #lines;
  #changed;
  /** In which order, and as what, those were listed that were there when one looked: kind by key. */
  #listed = new Map();
  /** Keys of those that are just being marked. */
  #leaving = new Set();

  constructor({ parley, inbox, followed, rooms, people, me, changed }) {
    this.#inbox = inbox;
    this.#followed = followed;
    this.#rooms = rooms;
    this.#changed = changed;
    this.#lines = new FirstUnread({ parley, rooms, people, me, changed });
  }

  /** Asks the server for how all of it stands. */
  async look() {
    this.#listed.clear();
    this.#lines.forget();
    Object.assign(this, { loading: true, problem: null, most: SHOWN, undone: null });
    this.#changed();
    try {
      await Promise.all([this.#inbox.refresh(), this.#followed.refresh()]);
    } catch (problem) {
      this.problem = problem;
    }
    this.loading = false;
    this.#changed();
  }

  /** `{ key, kind, room, thread?, said?, unread, mentions, ts, lines }`: what is listed stays where it is, what comes follows behind its kind. */
  items() {
    const found = new Map([...this.#unreadRooms(), ...this.#unreadThreads()].map((item) => [item.key, item]));
    for (const key of [...this.#listed.keys()]) if (!found.has(key)) this.#listed.delete(key);
    const fresh = [...found.values()].filter(({ key }) => !this.#listed.has(key)).sort((one, other) => other.ts - one.ts);
    for (const { key, kind } of fresh) this.#listed.set(key, kind);
    return KINDS.flatMap((kind) => [...this.#listed].filter(([, listed]) => listed === kind).map(([key]) => ({ ...found.get(key), kind })));
  }

  /** What one would read there first; asked for when it is shown. */
  linesOf(item) {
    return this.#lines.of(item);
  }

  again(item) {
    this.#lines.again(item);
  }

  leaving({ key }) {
    return this.#leaving.has(key);
  }

  showMore() {
    this.most += SHOWN;
    this.#changed();
  }

  async markRead({ key, room, thread, read }) {
    if (this.#leaving.has(key)) return;
    this.#leaving.add(key);
    this.#changed();
    const done = thread ? await this.#followed.markRead(room, thread) : await this.#inbox.markRead(room);
    this.#leaving.delete(key);
    if (done) this.undone = thread ? null : { room, read };
    this.#changed();
  }

  async undo() {
    const { undone } = this;
    this.undone = null;
    if (undone) await this.#inbox.markUnread(undone.room, undone.read + 1);
  }

  #unreadRooms() {
    const names = new Set([...this.#inbox.rows.keys(), ...this.#rooms.names()]);
    return [...names].filter((name) => !this.#rooms.closed.has(name)).flatMap((room) => {
      const { unread, mentions } = this.#inbox.counts(room);
      const { muted, ts = 0 } = this.#inbox.of(room);
      if (!mentions && (!unread || muted)) return [];
      const { entries = [] } = this.#rooms.get(room)?.timeline ?? {};
      return [{
        key: room, kind: mentions ? 'mentions' : isDirect(room) ? 'direct' : 'rooms', room, unread, mentions, read: this.#inbox.readSeq(room) ?? 0,
        ts: Math.max(ts, entries.at(-1)?.ts ?? 0),
      }];
    });
  }

  #unreadThreads() {
    return this.#followed.rows.flatMap(({ id, room, thread, read, ts, text, deleted, mentions }) => {
      const unread = this.#followed.unread(room, thread);
      return unread ? [{ key: `thread ${id}`, kind: 'threads', room, thread, said: deleted ? null : text, unread, mentions, read, ts }] : [];
    });
  }
}
