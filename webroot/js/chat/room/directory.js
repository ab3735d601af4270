const NEWS_MS = 30_000;

/** The rooms that the server lists: open ones, and the direct ones of this person. */
export class Directory {
  rooms = [];
  #parley;
  #people;
  #changed;
  #listeners = [];

  constructor({ parley, people, changed }) {
    this.#parley = parley;
    this.#people = people;
    this.#changed = changed;
    parley.on('welcome', () => this.refresh());
    setInterval(() => document.hidden || this.refresh(), NEWS_MS);
  }

  /** Tells what the server answered, before it is drawn. */
  onListed(listener) {
    this.#listeners.push(listener);
  }

  async refresh() {
    try {
      this.rooms = (await this.#parley.rooms()).rooms;
      for (const { direct } of this.rooms) if (direct) this.#people.learn(direct);
      this.#listeners.forEach((listener) => listener(this.rooms));
      this.#changed();
    } catch {
      // Offline; the next turn asks again.
    }
  }
}
