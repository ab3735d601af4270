/** How far others have seen the rooms of this tab; the server tells it of small ones. */
export class Receipts {
  #parley;
  #rooms;
  #changed;
  #asked = new Set();

  constructor({ parley, rooms, changed }) {
    this.#parley = parley;
    this.#rooms = rooms;
    this.#changed = changed;
    parley.on('receipt', ({ room, users }) => this.#take(room, users));
    parley.on('live', (room) => room === rooms.active && this.ask(room));
    parley.on('welcome', () => this.#asked.clear());
  }

  /** Of a room that one opens, once per connection: receipts may have been missed. */
  async ask(room) {
    if (this.#asked.has(room)) return;
    this.#asked.add(room);
    const { seen = [] } = await this.#parley.read(room).catch(() => ({}));
    this.#take(room, seen);
  }

  #take(name, users) {
    const room = this.#rooms.get(name);
    if (!room) return;
    for (const { id, seq } of users) room.seen.set(id, Math.max(seq, room.seen.get(id) ?? 0));
    this.#changed();
  }
}
