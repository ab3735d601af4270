import { putInAddress, roomInAddress } from './address.js';
import { Attention } from './attention.js';
import { directRoom, isDirect, otherIn } from './direct.js';
import { Drafts } from './drafts.js';
import { WholeMembers } from './members.js';
import { People } from './people.js';
import { Room } from './room.js';
import { OwnTyping } from './typing.js';

const FIRST_ROOM = 'lobby';
const PAGE = 50;
const NEWS_OF_ROOMS_MS = 30_000;
const NOTICE_MS = 6_000;

/** All that the page shows after the entrance; tells `changed` when any of it did. The views only read it and call its verbs. */
export class Chat {
  me = { id: '', name: '' };
  rooms = new Map();
  people = new People();
  active = null;
  openRooms = [];
  /** Private conversations put away; they come back when opened or written in. */
  closed = new Set();
  notice = null;
  /** Kept by the view: whether the last message of the open room is in sight. */
  atBottom = true;
  drafts;
  #parley;
  #memory;
  #changed;
  #readSeqs;
  #typing;
  #attention;
  #members;

  constructor({ parley, memory, changed }) {
    this.#parley = parley;
    this.#memory = memory;
    this.#changed = changed;
    this.me = parley.user ?? this.me;
    this.#readSeqs = memory.read('readSeqs') ?? {};
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
    setInterval(() => document.hidden || this.refreshOpenRooms(), NEWS_OF_ROOMS_MS);
  }

  get room() {
    return this.rooms.get(this.active);
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

  async open(name, { replace = false } = {}) {
    if (this.active !== name) this.#typing.stopped();
    if (this.room) this.room.divider = null;
    const known = this.rooms.has(name);
    this.#roomFor(name).markDivider();
    this.active = name;
    // Where something is unread the view opens at it, and tells how much of it is in sight.
    this.atBottom = this.room.unread === 0;
    this.#memory.write('active', name);
    putInAddress(name, { replace });
    this.#changed();
    // A refusal is announced as `dropped`; being offline only means later.
    await this.#parley.join(name).catch(() => {});
    if (!known) this.refreshOpenRooms();
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
    for (const item of this.rooms.get(name)?.pending ?? []) this.discard(item.cid);
    this.rooms.delete(name);
    this.closed.add(name);
    if (this.active === name) {
      this.active = null;
      const next = this.rooms.keys().next().value;
      if (next) this.open(next, { replace: true });
      else putInAddress(null, { replace: true });
    }
    this.#changed();
    await this.#parley.leave(name);
    this.refreshOpenRooms();
  }

  send(text) {
    const room = this.room;
    const to = isDirect(room.name) ? `user:${otherIn(room.name, this.me.id)}` : `room:${room.name}`;
    room.divider = null;
    this.atBottom = true;
    this.drafts.keep(room.name, '');
    this.#typing.stopped();
    this.#parley.send(to, { text }, room.name);
  }

  retry(cid) {
    this.#parley.retry(cid);
  }

  discard(cid) {
    this.#parley.discard(cid);
  }

  draft(text) {
    this.drafts.keep(this.active, text);
    this.#typing.typed(this.active, text.trim());
  }

  async loadOlder() {
    const room = this.room;
    if (!room?.older || room.loadingOlder || !room.entries.length) return;
    room.loadingOlder = true;
    this.#changed();
    try {
      const page = await this.#parley.history(room.name, { before: room.entries[0].seq, limit: PAGE });
      room.prepend(page.entries.filter((entry) => entry.ev === 'message'), page.more);
      page.entries.forEach((entry) => this.people.learn(entry.from));
    } catch {
      // Scrolling again asks again.
    } finally {
      room.loadingOlder = false;
      this.#changed();
    }
  }

  /** Someone looks at the open room: what is in sight counts as read. */
  looked() {
    const room = this.room;
    if (!room || document.hidden || !this.atBottom) return;
    if (room.unread || room.readSeq !== room.lastSeq()) {
      room.read();
      this.#rememberRead(room);
    }
    this.#changed();
  }

  scrolled(atBottom) {
    if (atBottom === this.atBottom) return;
    this.atBottom = atBottom;
    if (atBottom) this.looked();
    else this.#changed();
  }

  async refreshOpenRooms() {
    try {
      const { rooms } = await this.#parley.request('rooms');
      this.openRooms = rooms;
      for (const { direct } of rooms) if (direct) this.people.learn(direct);
      this.#changed();
    } catch {
      // Offline; the next turn asks again.
    }
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
    parley.on('dropped', ({ room, problem }) => this.#dropped(room, problem));
    parley.on('outbox', (item) => {
      // A message that ended needs no room that was left meanwhile.
      const room = item.state === 'sending' ? this.#roomFor(item.room) : this.rooms.get(item.room);
      room?.takePending(item);
      this.#changed();
    });
    parley.on('typing', (event) => this.rooms.get(event.room)?.typists.heard(event));
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
    this.refreshOpenRooms();
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
    if (news.fresh) this.#rememberRead(room);
    this.#members.check(this.room);
    this.#changed();
  }

  #dropped(name, problem) {
    this.rooms.delete(name);
    this.#tell({ problem, room: name });
    if (this.active === name) {
      this.active = null;
      this.open(this.rooms.keys().next().value ?? FIRST_ROOM, { replace: true });
    }
    this.#changed();
  }

  #tell(notice) {
    this.notice = notice;
    this.#changed();
    setTimeout(() => {
      if (this.notice !== notice) return;
      this.notice = null;
      this.#changed();
    }, NOTICE_MS);
  }

  #roomFor(name, readSeq = this.#readSeqs[name] ?? null) {
    this.closed.delete(name);
    if (!this.rooms.has(name)) this.rooms.set(name, new Room(name, () => this.me, this.#changed, readSeq));
    return this.rooms.get(name);
  }

  #rememberRead(room) {
    this.#readSeqs[room.name] = room.readSeq;
    this.#memory.write('readSeqs', this.#readSeqs);
  }
}
