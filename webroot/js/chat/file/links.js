/** A link is fetched anew when it would end so soon, in milliseconds. */
const SPARE_MS = 60_000;

/** Addresses of files that `<img>`, `<audio>` and `<video>` can load, which cannot say who asks. */
export class Links {
  #server;
  #changed;
  #known = new Map();
  #asking = new Map();
  /** Of those that could not be had when somebody looked, or not yet. */
  #missed = new Set();

  constructor({ server, changed }) {
    this.#server = server;
    this.#changed = changed;
  }

  /** The address as it was told first, as long as it was not renewed: another one would begin a film anew. Null before `look`. */
  of(id) {
    return this.#known.get(id)?.url ?? null;
  }

  /** Of a picture in a size that suffices for so many pixels, where the server has made one; the same link opens it. */
  small({ id, thumbnails = [] }, pixels) {
    const side = [...thumbnails].sort((one, other) => one - other).find((one) => one >= pixels);
    const url = this.of(id);
    return url && side ? url.replace(`/${id}?`, `/${id}/${side}?`) : url;
  }

  /** Somebody looks at it, or is about to. */
  look(id) {
    if (!this.#known.has(id)) this.fresh(id).catch(() => this.#missed.add(id));
  }

  /** It can be had now, if it could not before. */
  ready(id) {
    if (this.#missed.delete(id)) this.look(id);
  }

  /** One that works for a minute at least. */
  async fresh(id) {
    const known = this.#known.get(id);
    if (known && known.until - SPARE_MS > Date.now()) return known.url;
    return this.renew(id);
  }

  renew(id) {
    if (!this.#asking.has(id)) this.#asking.set(id, this.#ask(id).finally(() => this.#asking.delete(id)));
    return this.#asking.get(id);
  }

  async #ask(id) {
    const link = await this.#server.link(id);
    this.#known.set(id, link);
    this.#changed();
    return link.url;
  }
}
