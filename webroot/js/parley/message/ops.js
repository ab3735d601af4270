/** What a program can do with messages, one line for each op. `ask` promises the reply, or rejects with a Problem. */
export const messageOps = ({ ask, outbox, me }) => ({
  /** Writes and returns at once; follow the returned item through `outbox`. `room` says in whose order it goes. */
  send: (to, body, room = to.replace(/^room:/, '')) => outbox.add({ room, to, body, author: me()?.id }),
  /** Unanswered messages, oldest first: `{ cid, room, body, ts, state: "sending" | "failed", problem? }`. */
  unsent: () => outbox.items(),
  retry: (cid) => outbox.retry(cid),
  discard: (cid) => outbox.discard(cid),
  emit: (to, name, ...data) => ask('emit', { to, name, data }),
  history: (room, page) => ask('history', { room, ...page }),
});
