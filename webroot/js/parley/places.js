import { Choice } from './choice.js';

/** The addresses at which the server may be reached: one's own first, then those that it has told, round and round. */
export class Places {
  #places;
  #at = 0;

  constructor(base) {
    this.#places = [{ base, choice: new Choice() }];
  }

  get base() {
    return this.#places[this.#at].base;
  }

  /** Which transport works there. */
  get choice() {
    return this.#places[this.#at].choice;
  }

  /** Nothing can be opened here: the next one, if there is one. */
  failed(transport) {
    this.choice.failed(transport);
    this.#at = (this.#at + 1) % this.#places.length;
  }

  /** What stands in the way of a transport here, such as a proxy, mostly does so there too: what works here is tried first. */
  told(addresses) {
    const here = this.#places[this.#at];
    const known = new Map(this.#places.map((place) => [place.base, place]));
    const own = this.#places[0];
    const others = addresses.map((address) => new URL('/', address)).filter((url) => this.#usable(url, own.base));
    this.#places = [own, ...others.map(({ href }) => known.get(href) ?? { base: href, choice: new Choice(here.choice.pick()) })];
    // Where one is, one stays, also when the server does not name it any more.
    if (!this.#places.includes(here)) this.#places.push(here);
    this.#at = this.#places.indexOf(here);
  }

  /** Browsers let no page that came by TLS connect without it. */
  #usable(url, own) {
    const home = new URL(own);
    return url.origin !== home.origin && (home.protocol === 'http:' || url.protocol === 'https:');
  }
}
