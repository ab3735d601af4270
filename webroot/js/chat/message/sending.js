import { isDirect, otherIn } from '../room/direct.js';
import { bodyOf } from './format.js';

/** Under what the draft of a thread is kept; no room can be called so. */
export function threadDraft(room, root) {
  return `${room} ${root}`;
}

/** What one writes, from the first letter to its acknowledgement. */
export class Sending {
  #parley;
  #me;
  #rooms;
  #drafts;
  #typing;
  #reading;
  #navigation;
  #changed;

  constructor({ parley, me, rooms, drafts, typing, reading, navigation, changed }) {
    this.#parley = parley;
    this.#me = me;
    this.#rooms = rooms;
    this.#drafts = drafts;
    this.#typing = typing;
    this.#reading = reading;
    this.#navigation = navigation;
    this.#changed = changed;
    parley.on('outbox', (item) => this.#moved(item));
  }

  /** What this tab had not sent before it was loaded again. */
  restore() {
    for (const item of this.#parley.unsent()) this.#rooms.of(item.room).timeline.takePending(item);
  }

  /** Something was written and is not sent yet. */
  draft(name, text) {
    const room = this.#rooms.nowCalled(name);
    this.#drafts.keep(room, text);
    if (this.#rooms.has(room)) this.#typing.typed(room, text.trim());
  }

  /**
   * To the room in which it was written, whichever is open by now.
   *
   * @param more whom it `mentions`, and the message it is a `reply` to: `{ seq, thread }`, where `thread` tells that it is written beside
   * @returns whether it was taken; if not, the text stays where it is
   */
  send(name, text, { reply, mentions = [] } = {}) {
    const room = this.#rooms.get(this.#rooms.nowCalled(name));
    if (!room || room.refusal) return false;
    const to = isDirect(room.name) ? `user:${otherIn(room.name, this.#me().id)}` : `room:${room.name}`;
    room.reading.divider = null;
    this.#reading.atBottom = true;
    this.#drafts.keep(reply?.thread ? threadDraft(room.name, reply.seq) : room.name, '');
    this.#typing.stopped();
    this.#parley.send(to, bodyOf(text, mentions), room.name, reply ? { reply: reply.seq } : {});
    return true;
  }

  /** Passes a message on, to a room of ours. */
  forward({ id, body }, name) {
    const room = this.#rooms.of(name);
    const to = isDirect(name) ? `user:${otherIn(name, this.#me().id)}` : `room:${name}`;
    this.#parley.send(to, { text: body.text, format: body.format }, room.name, { forward: id });
  }

  retry(cid) {
    const { room } = this.#parley.unsent().find((item) => item.cid === cid) ?? {};
    if (this.#rooms.get(room)?.refusal) this.#navigation.open(room, { focus: 'messages' });
    this.#parley.retry(cid);
  }

  discard(cid) {
    this.#parley.discard(cid);
  }

  /** A message that ended needs no room that was left meanwhile. */
  #moved(item) {
    const room = item.state === 'sending' ? this.#rooms.of(item.room) : this.#rooms.get(item.room);
    room?.timeline.takePending(item);
    this.#changed();
  }
}
