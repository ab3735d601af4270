import { putInAddress, roomInAddress } from './address.js';
import { Attention } from './attention.js';
import { Directory } from './directory.js';
import { directRoom, isDirect, otherIn } from './direct.js';
import { Drafts } from './drafts.js';
import { WholeMembers } from './members.js';
import { Notices } from './notices.js';
import { OlderPages } from './older.js';
import { People } from './people.js';
import { ReadMarks } from './reads.js';
import { Room } from './room.js';
import { OwnTyping } from './typing.js';

const FIRST_ROOM = 'lobby';

/** All that the page shows after the entrance; tells `changed` when any of it did. The views only read it and call its verbs. */
export class Chat {
  me = { id: '', name: '' };
  rooms = new Map();
  people = new People();
  active = null;
  /** Private conversations put away; they come back when opened or written in. */
  closed = new Set();
  /** Where the hands go after what the person did: `composer`, `messages`, or null when they stay. Taken by the view. */
  focus = null;
  /** Kept by the view: whether the last message of the open room is in sight. */
  atBottom = true;
  drafts;
  #parley;
  #memory;
  #changed;
  #notices;
  #older;
  #reads;
  #directory;
  #typing;
  #attention;
  #members;
  /** Other spellings by which rooms were opened here. */
  #spellings = new Map();

  constructor({ parley, memory, browser, changed }) {
    this.#parley = parley;
    this.#memory = memory;
    this.#changed = changed;
    this.me = parley.user ?? this.me;
    this.#notices = new Notices(changed);
    this.#older = new OlderPages({ parley, people: this.people, changed });
    this.#reads = new ReadMarks({ browser, me: () => this.me, read: (marks) => this.#readElsewhere(marks) });
    this.#directory = new Directory({ list: () => parley.request('rooms'), changed: () => this.#listed() });
    this.drafts = new Drafts(memory);
    this.#typing = new OwnTyping((room, on) => parley.hint('typing', { room, on }));
    this.#attention = new Attention({
      setPresence: (status) => parley.hint('presence', { set: status }),
      looked: () => this.looked(),
    });
    this.#members = new WholeMembers({
      ask: async (room) => (await parley.request('presence', { of: room })).members,
      learned: (room, members) => this.#membersOf(room, members),
    });
    this.#listen();
  }

  /** As the server lists them. */
  get openRooms() {
    return this.#directory.rooms;
  }

  get room() {
    return this.rooms.get(this.active);
  }

  /** `{ problem, room }` for a moment, or null. */
  get notice() {
    return this.#notices.shown;
  }

  get limits() {
    return this.#parley.limits;
  }

  get unread() {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.unread, 0);
  }

  /** Opens the room of the address, or the lobby, and whatever else this tab had joined. */
  start() {
    for (const name of this.#parley.joined()) this.#roomFor(name);
    for (const item of this.#parley.unsent()) this.#roomFor(item.room).takePending(item);
    this.open(roomInAddress() ?? this.#memory.read('active') ?? FIRST_ROOM, { replace: true });
  }

  /** Only ever called for what the person did: nothing else may put another room under his hands. */
  async open(name, { replace = false, focus = 'composer' } = {}) {
    if (this.active !== name) this.#typing.stopped();
    if (this.room) this.room.divider = null;
    const known = this.rooms.has(name);
    const room = this.#roomFor(name);
    if (room.refusal) room.reopened();
    room.markDivider();
    // Where something is unread the view opens at it, and tells how much of it is in sight.
    this.atBottom = room.unread === 0;
    this.focus = focus;
    this.#show(name, { replace });
    this.#changed();
    // A refusal is announced as `dropped`; being offline only means later.
    await this.#parley.join(name).catch(() => {});
    if (!known) this.#directory.refresh();
  }

  #show(name, { replace }) {
    this.active = name;
    this.#memory.write('active', name);
    putInAddress(name, { replace });
  }

  openDirect(person) {
    this.people.learn(person);
    this.open(directRoom(this.me.id, person.id));
  }

  followAddress() {
    const room = roomInAddress();
    if (room && room !== this.active) this.open(room);
  }

  async leave(name) {
    // What is given up leaves the list that is walked.
    for (const item of [...(this.rooms.get(name)?.pending ?? [])]) this.discard(item.cid);
    this.rooms.delete(name);
    this.closed.add(name);
    if (this.active === name) {
      this.active = null;
      const next = this.rooms.keys().next().value;
      // Not into the composer: what one types next was not meant for the room that happens to be there.
      if (next) this.open(next, { replace: true, focus: 'messages' });
      else putInAddress(null, { replace: true });
    }
    this.#changed();
    await this.#parley.leave(name);
    this.#directory.refresh();
  }

  /**
   * To the room in which it was written, whichever is open by now.
   *
   * @returns whether it was taken; if not, the text stays where it is
   */
  send(name, text) {
    const room = this.rooms.get(this.#nowCalled(name));
    if (!room || room.refusal) return false;
    const to = isDirect(room.name) ? `user:${otherIn(room.name, this.me.id)}` : `room:${room.name}`;
    room.divider = null;
    this.atBottom = true;
    this.drafts.keep(room.name, '');
    this.#typing.stopped();
    this.#parley.send(to, { text }, room.name);
    return true;
  }

  retry(cid) {
    const { room } = this.#parley.unsent().find((item) => item.cid === cid) ?? {};
    if (this.rooms.get(room)?.refusal) this.open(room, { focus: 'messages' });
    this.#parley.retry(cid);
  }

  discard(cid) {
    this.#parley.discard(cid);
  }

  draft(name, text) {
    const room = this.#nowCalled(name);
    this.drafts.keep(room, text);
    if (this.rooms.has(room)) this.#typing.typed(room, text.trim());
  }

  loadOlder() {
    return this.#older.load(this.room);
  }

  /** Someone looks at the open room: what is in sight counts as read. */
  looked() {
    const room = this.room;
    if (!room || document.hidden || !this.atBottom) return;
    if (room.unread || room.readSeq !== room.lastSeq()) {
      room.read();
      this.#reads.keep(room.name, room.readSeq);
    }
    this.#changed();
  }

  scrolled(atBottom) {
    if (atBottom === this.atBottom) return;
    this.atBottom = atBottom;
    if (atBottom) this.looked();
    else this.#changed();
  }

  nameOf(room) {
    return isDirect(room) ? this.people.nameOf(otherIn(room, this.me.id)) : room;
  }

  /** Of a private conversation: what is known of the other person. */
  statusOf(room) {
    const id = otherIn(room, this.me.id);
    for (const { members } of this.rooms.values()) if (members.has(id)) return members.get(id).status;
    return 'offline';
  }

  #listen() {
    const parley = this.#parley;
    parley.on('welcome', ({ user }) => this.#welcomed(user));
    parley.on('entries', (news) => this.#take(news));
    parley.on('adopted', (entry) => this.#roomFor(entry.room, entry.seq - 1));
    parley.on('renamed', ({ room, name }) => this.#renamed(room, name));
    parley.on('dropped', ({ room, problem }) => this.#dropped(room, problem));
    parley.on('outbox', (item) => {
      // A message that ended needs no room that was left meanwhile.
      const room = item.state === 'sending' ? this.#roomFor(item.room) : this.rooms.get(item.room);
      room?.takePending(item);
      this.#changed();
    });
    parley.on('typing', (event) => event.user.id === this.me.id || this.rooms.get(event.room)?.typists.heard(event));
    parley.on('presence', (event) => {
      if (event.user) this.rooms.forEach((room) => room.takeStatus(event.user));
      else this.rooms.get(event.room)?.takePresence(event);
      event.join?.forEach((person) => this.people.learn(person));
      this.#members.check(this.room);
      this.#changed();
    });
  }

  #membersOf(room, members) {
    room.takeMembers(members);
    members.users.forEach((person) => this.people.learn(person));
    this.#changed();
  }

  #welcomed(user) {
    this.me = user;
    this.people.learn(user);
    this.#attention.again();
    this.#directory.refresh();
  }

  #take(news) {
    const room = this.#roomFor(news.room);
    const first = room.loading;
    room.take(news);
    news.members?.users?.forEach((person) => this.people.learn(person));
    news.entries.forEach((entry) => this.people.learn(entry.from));
    const watched = room === this.room && !document.hidden;
    if (first || !watched) room.markDivider();
    if (watched && this.atBottom) {
      room.trim();
      this.looked();
    }
    if (news.fresh) {
      this.#reads.limit(room.name, room.lastSeq());
      this.#reads.keep(room.name, room.readSeq);
    }
    this.#members.check(this.room);
    this.#changed();
  }

  /** The same room: whoever writes in it notices nothing. */
  #renamed(room, name) {
    this.#spellings.set(room, name);
    this.rooms.delete(room);
    this.drafts.move(room, name);
    this.#roomFor(name);
    if (this.active === room) this.#show(name, { replace: true });
    this.#changed();
  }

  #nowCalled(name) {
    return this.#spellings.get(name) ?? name;
  }

  /** It stays in view, shut, with the reason: what one writes must never go somewhere else. */
  #dropped(name, problem) {
    this.rooms.get(name)?.refused(problem);
    if (this.active !== name) this.#notices.tell({ problem, room: name });
    this.#changed();
  }

  #roomFor(name, readSeq = this.#reads.of(name)) {
    this.closed.delete(name);
    if (!this.rooms.has(name)) this.rooms.set(name, new Room(name, () => this.me, this.#changed, readSeq));
    return this.rooms.get(name);
  }

  #readElsewhere(marks) {
    for (const room of this.rooms.values()) room.readUpTo(marks[room.name] ?? 0);
    this.#changed();
  }

  /** What was written to this person while he was away is there, and counts as unread. */
  #listed() {
    for (const { direct } of this.openRooms) if (direct) this.people.learn(direct);
    for (const { direct, head } of this.#directory.privately()) {
      const name = directRoom(this.me.id, direct.id);
      const read = this.#reads.of(name) ?? 0;
      if (head <= read || this.rooms.has(name) || this.closed.has(name)) continue;
      this.#roomFor(name, read);
      this.#parley.join(name).catch(() => {});
    }
    this.#changed();
  }
}
