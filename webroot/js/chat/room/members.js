/** In a larger room the server names only so many. */
const MOST_NAMED = 200;

/** Who is in one room: as many as the server names, and how many there are. */
export class Members {
  count = 0;
  #byId = new Map();

  all() {
    return [...this.#byId.values()];
  }

  /** Undefined for who is not there, or not named. */
  get(id) {
    return this.#byId.get(id);
  }

  /** The whole list, as the server tells it. */
  take({ count, users = [] }) {
    this.#byId = new Map(users.map((person) => [person.id, person]));
    this.count = count;
  }

  /** A difference, as `presence` tells it. */
  change({ join = [], leave = [], count }) {
    for (const person of join) this.#byId.set(person.id, person);
    for (const person of leave) this.#byId.delete(person.id);
    this.count = count ?? this.#byId.size;
  }

  /** Someone shows another status, wherever he is. */
  update(person) {
    if (this.#byId.has(person.id)) this.#byId.set(person.id, person);
  }

  clear() {
    this.#byId.clear();
    this.count = 0;
  }

  /** Differences can be lost on a slow line, and a long list is cut short: then the count tells. */
  lacking() {
    return this.count <= MOST_NAMED && this.#byId.size !== this.count;
  }
}
