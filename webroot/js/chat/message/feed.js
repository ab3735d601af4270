import { Emitter } from '../../parley/emitter.js';

/**
 * Takes what arrives in the logs of the rooms. Who wants to hear of a kind of entry says so: `feed.on('message', ({ room, entry })
 * => …)`; a kind that nobody wants is skipped.
 */
export class Feed extends Emitter {
  #rooms;
  #reading;
  #changed;

  constructor({ parley, rooms, people, reading, changed }) {
    super();
    this.#rooms = rooms;
    this.#reading = reading;
    this.#changed = changed;
    parley.on('entries', (news) => this.#take(news));
    this.on('message', ({ room, entry }) => {
      room.timeline.append(entry);
      people.learn(entry.from);
    });
  }

  #take({ room: name, entries, fresh, older, retention }) {
    const room = this.#rooms.of(name);
    const first = room.timeline.loading;
    room.refusal = null;
    if (retention !== undefined) room.retention = retention;
    if (fresh) room.timeline.restart(older);
    for (const entry of entries) this.announce(entry.ev, { room, entry });
    room.timeline.loading = false;
    this.#reading.arrived(room, { entries, fresh, first });
    this.#changed();
  }
}
