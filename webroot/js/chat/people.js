/** The names of everyone ever seen here, whether in a list or as an author. Who is here now is known to each room. */
export class People {
  #known = new Map();

  learn({ id, name }) {
    this.#known.set(id, name);
  }

  nameOf(id) {
    return this.#known.get(id) ?? id;
  }
}
