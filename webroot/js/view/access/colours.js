/** As many as base.css names. */
const HUES = 12;
/** Nearer than so many steps two people look alike. */
const APART = 3;

/**
 * The colours of people. Each has one of his own, the same on every page, unless somebody who was seen before has one like it:
 * then the freest. So twelve people never share one, and few are far apart.
 */
export class PersonColours {
  #given = new Map();
  #uses = Array(HUES).fill(0);

  of(id) {
    if (!this.#given.has(id)) {
      const hue = this.#choose(ownHue(id));
      this.#given.set(id, hue);
      this.#uses[hue]++;
    }
    return this.#given.get(id);
  }

  #choose(own) {
    if (this.#distance(own) >= APART) return own;
    const least = Math.min(...this.#uses);
    const free = this.#uses.flatMap((uses, hue) => (uses === least ? [hue] : []));
    return free.reduce((best, hue) => (this.#distance(hue) > this.#distance(best) ? hue : best));
  }

  /** Steps to the nearest hue that somebody has. */
  #distance(hue) {
    return Math.min(...this.#uses.map((uses, other) => (uses ? around(hue, other) : HUES)));
  }
}

function around(one, other) {
  const steps = Math.abs(one - other);
  return Math.min(steps, HUES - steps);
}

function ownHue(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % HUES;
}
