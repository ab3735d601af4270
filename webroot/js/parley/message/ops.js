import { randomId } from '../random.js';

/** What a program can do with messages, one line for each op. `ask` promises the reply, or rejects with a Problem. */
export const messageOps = ({ ask, outbox, me }) => ({
  /**
   * Writes and returns at once; follow the returned item through `outbox`. `room` says in whose order it goes; `more` may have
   * `reply`, the seq that it answers, or `forward`, the id of a message that is passed on instead of a body.
   */
  send: (to, body, room = to.replace(/^room:/, ''), more = {}) => outbox.add({ room, to, body, more, author: me()?.id }),
  /** Unanswered messages, oldest first: `{ cid, room, body, ts, state: "sending" | "failed", problem? }`. */
  unsent: () => outbox.items(),
  retry: (cid) => outbox.retry(cid),
  discard: (cid) => outbox.discard(cid),
  /** What happens to a message that is there: each is an entry of the room's log. `message` is its id, such as `lobby:12`. */
  edit: (message, body, cid = randomId()) => ask('edit', { message, body, cid }),
  remove: (message, cid = randomId()) => ask('delete', { message, cid }),
  react: (message, emoji, on, cid = randomId()) => ask('react', { message, emoji, on, cid }),
  pin: (message, on, cid = randomId()) => ask('pin', { message, on, cid }),
  /** No more of a message that is still being written. */
  stop: (message) => ask('append', { message, end: 'stopped' }),
  /** All texts that it had: `[{ n, body, ts }]`. */
  versions: async (message) => (await ask('versions', { message })).versions,
  /** A page of the thread that it begins: `{ entries, more }`. */
  thread: (message, page) => ask('thread', { message, ...page }),
  /** How one has the thread of a message: `{ room, thread, n, follow, read, seq, unread, mentions }`; `on` changes whether one follows it. */
  follow: (message, on) => ask('follow', { message, on }),
  readThread: (room, thread, seq) => ask('read', { room, thread, seq }),
  /** A page of those that one follows: `{ threads, more?, next? }`. */
  threads: (page) => ask('threads', { ...page }),
  pins: async (room) => (await ask('pins', { room })).entries,
  /** How far one has read, on all devices: `{ room, n, read, seq, unread, mentions }`. */
  read: (room, seq) => ask('read', { room, seq }),
  unread: (room, seq) => ask('unread', { room, seq }),
  /** A page of one's conversations: `{ rooms, more?, next? }`. */
  sync: (next) => ask('sync', { next }),
  /** How one wants to have a room: `level`, `muted`, `pinned`, `archived`. */
  notify: (room, wanted) => ask('notify', { room, ...wanted }),
  /** What one has begun to write; without a text it is asked for. */
  draft: (room, text) => ask('draft', { room, text }),
  /** Messages in which these words are: `{ hits, more, next? }`. */
  search: (q, page) => ask('search', { q, ...page }),
  /** What the pages are about to which a message links: `{ cards }`. */
  cards: (message) => ask('cards', { message }),
  emit: (to, name, ...data) => ask('emit', { to, name, data }),
  history: (room, page) => ask('history', { room, ...page }),
});
