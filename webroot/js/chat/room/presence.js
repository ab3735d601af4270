import { MemberSync } from './member-sync.js';

/** Presence: who is in the rooms, and with which status. */
export class Presence {
  #rooms;
  #people;
  #changed;
  #sync;

  constructor({ parley, rooms, people, changed }) {
    this.#rooms = rooms;
    this.#people = people;
    this.#changed = changed;
    this.#sync = new MemberSync({
      ask: (room) => parley.members(room),
      learned: (room, members) => this.#learn(room, members),
    });
    parley.on('presence', (event) => this.#heard(event));
    parley.on('entries', ({ room, members }) => this.#joined(rooms.of(room), members));
  }

  /** Of the other person in a direct room: what is known. */
  statusOf(id) {
    for (const { members } of this.#rooms.all()) if (members.get(id)) return members.get(id).status;
    return 'offline';
  }

  #heard(event) {
    if (event.user) this.#rooms.all().forEach(({ members }) => members.update(event.user));
    else this.#change(event);
    event.join?.forEach((person) => this.#people.learn(person));
    this.#sync.check(this.#rooms.open);
    this.#changed();
  }

  #change(event) {
    const room = this.#rooms.get(event.room);
    room?.members.change(event);
    event.leave?.forEach(({ id }) => room?.typists.end(id));
  }

  /** The reply to a join tells who is there. */
  #joined(room, members) {
    if (members) this.#learn(room, members);
    this.#sync.check(this.#rooms.open);
  }

  #learn(room, members) {
    room.members.take(members);
    members.users?.forEach((person) => this.#people.learn(person));
    this.#changed();
  }
}
