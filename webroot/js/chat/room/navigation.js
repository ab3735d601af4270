import { inboxInAddress, putInAddress, putInbox, roomInAddress } from './address.js';
import { directRoom } from './direct.js';

/** Where everybody begins. */
export const FIRST_ROOM = 'lobby';

/** Goes from room to room. Only ever for what the person did: nothing else may put another room under his hands. */
export class Navigation {
  /** Where the focus goes after what the person did: `composer`, `messages`, or null when it stays. Taken by the view. */
  focus = null;
  /** Whether one looks at what has happened since one left, and at no room. */
  inInbox = false;
  #parley;
  #memory;
  #me;
  #people;
  #rooms;
  #directory;
  #reading;
  #typing;
  #inbox;
  #history;
  #receipts;
  #changed;

  constructor({ parley, memory, me, people, rooms, directory, reading, typing, inbox, history, receipts, notices, changed }) {
    this.#parley = parley;
    this.#memory = memory;
    this.#me = me;
    this.#people = people;
    this.#rooms = rooms;
    this.#directory = directory;
    this.#reading = reading;
    this.#typing = typing;
    this.#inbox = inbox;
    this.#history = history;
    this.#receipts = receipts;
    this.#changed = changed;
    parley.on('renamed', ({ room, name }) => rooms.active === room && this.#show(name, { replace: true }));
    parley.on('dropped', ({ room, problem }) => rooms.active === room || notices.tell({ problem, room }));
  }

  /** What the address says, the room that was open before, or the lobby. */
  openFirst() {
    if (inboxInAddress()) this.openInbox({ replace: true });
    else this.open(roomInAddress() ?? this.#before(), { replace: true });
  }

  /** No room is open meanwhile, so that nothing is read by the way. */
  openInbox({ replace = false } = {}) {
    this.#typing.stopped();
    if (this.#rooms.open) this.#rooms.open.reading.divider = null;
    this.#rooms.active = null;
    this.inInbox = true;
    putInbox({ replace });
    this.#changed();
  }

  /** Back to where one was before. */
  closeInbox() {
    const before = this.#before();
    return this.open(this.#rooms.has(before) ? before : (this.#rooms.names()[0] ?? FIRST_ROOM), { focus: 'messages' });
  }

  async open(name, { replace = false, focus = 'composer' } = {}) {
    if (this.#rooms.active !== name) this.#typing.stopped();
    if (this.#rooms.open) this.#rooms.open.reading.divider = null;
    const known = this.#rooms.has(name);
    const room = this.#rooms.of(name, this.#inbox.readSeq(name) ?? undefined);
    if (room.refusal) room.reopened();
    this.#reading.opened(room);
    this.#inbox.putAway(name, false);
    this.focus = focus;
    this.#show(name, { replace });
    this.#changed();
    const sought = this.#history.toFirstUnread(room);
    // A refusal is announced as `dropped`; being offline only means later.
    await this.#parley.join(name).catch(() => {});
    await (sought ?? this.#history.toFirstUnread(this.#rooms.get(name) ?? room));
    this.#receipts.ask(name);
    if (!known) this.#directory.refresh();
  }

  openDirect(person) {
    this.#people.learn(person);
    this.open(directRoom(this.#me().id, person.id));
  }

  followAddress() {
    const room = roomInAddress();
    if (room && room !== this.#rooms.active) this.open(room);
    else if (inboxInAddress() && !this.inInbox) this.openInbox({ replace: true });
  }

  async leave(name) {
    // What is given up leaves the list that is walked.
    for (const item of [...(this.#rooms.get(name)?.timeline.pending ?? [])]) this.#parley.discard(item.cid);
    this.#rooms.remove(name);
    this.#inbox.putAway(name, true);
    if (this.#rooms.active === name) this.#openNext();
    this.#changed();
    await this.#parley.leave(name);
    this.#directory.refresh();
  }

  #openNext() {
    this.#rooms.active = null;
    const [next] = this.#rooms.names();
    // Not into the composer: what one types next was not meant for the room that happens to be there.
    if (next) this.open(next, { replace: true, focus: 'messages' });
    else putInAddress(null, { replace: true });
  }

  #before() {
    return this.#memory.read('active') ?? FIRST_ROOM;
  }

  #show(name, { replace }) {
    this.#rooms.active = name;
    this.inInbox = false;
    this.#memory.write('active', name);
    putInAddress(name, { replace });
  }
}
