const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Waits that double, with half of each left to chance, so that a thousand pages do not come back in one instant. */
export class Backoff {
  #attempts = 0;

  next() {
    const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#attempts++);
    return Math.round(whole * (0.5 + Math.random() / 2));
  }

  reset() {
    this.#attempts = 0;
  }
}
