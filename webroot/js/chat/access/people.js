/** The names of all users ever seen here, whether in a list or as an author. Who is here now is known to each room. */
export class People {
  #known = new Map();

  constructor({ parley }) {
    parley.on('welcome', ({ user }) => this.learn(user));
  }

  learn({ id, name }) {
    this.#known.set(id, name);
  }

  nameOf(id) {
    return this.#known.get(id) ?? id;
  }
}
