import { Fallback } from './fallback.js';

/** Failover: the addresses at which the server may be reached, one's own first, then those that it has told, round and round. */
export class ServerAddresses {
  #addresses;
  #at = 0;

  constructor(base) {
    this.#addresses = [{ base, fallback: new Fallback() }];
  }

  get base() {
    return this.#addresses[this.#at].base;
  }

  /** Which transport works there. */
  get fallback() {
    return this.#addresses[this.#at].fallback;
  }

  /** Nothing can be opened here: the next one, if there is one. */
  failed(transport) {
    this.fallback.failed(transport);
    this.#at = (this.#at + 1) % this.#addresses.length;
  }

  /** What stands in the way of a transport here, such as a proxy, mostly does so there too: what works here is tried first. */
  learn(urls) {
    const here = this.#addresses[this.#at];
    const known = new Map(this.#addresses.map((address) => [address.base, address]));
    const own = this.#addresses[0];
    const others = urls.map((url) => new URL('/', url)).filter((url) => this.#usable(url, own.base));
    this.#addresses = [
      own,
      ...others.map(({ href }) => known.get(href) ?? { base: href, fallback: new Fallback(here.fallback.pick()) }),
    ];
    // Where one is, one stays, also when the server does not name it any more.
    if (!this.#addresses.includes(here)) this.#addresses.push(here);
    this.#at = this.#addresses.indexOf(here);
  }

  /** Browsers let no page that came by TLS connect without it. */
  #usable(url, own) {
    const home = new URL(own);
    return url.origin !== home.origin && (home.protocol === 'http:' || url.protocol === 'https:');
  }
}
