const SILENCE_MS = 30_000;
const ANSWER_MS = 10_000;
const ANSWER_AFTER_WAKING_MS = 4_000;

/** The client's heartbeat: where nothing is heard for a while it sends a ping, and `dead` is called when nothing answers. */
export class Heartbeat {
  #ping;
  #dead;
  #lastHeard = 0;
  #answer = null;

  /** `online()` says whether there is a connection to listen to. */
  constructor({ online, ping, dead }) {
    this.#ping = ping;
    this.#dead = dead;
    setInterval(() => {
      if (online() && Date.now() - this.#lastHeard > SILENCE_MS) this.#probe(ANSWER_MS);
    }, SILENCE_MS / 6);
  }

  /** Whatever is heard is an answer. */
  heard() {
    this.#lastHeard = Date.now();
    this.stop();
  }

  /** Something changed outside: asks at once, and waits less. */
  wake() {
    this.#probe(ANSWER_AFTER_WAKING_MS);
  }

  stop() {
    clearTimeout(this.#answer);
    this.#answer = null;
  }

  #probe(patience) {
    if (this.#answer) return;
    this.#ping();
    this.#answer = setTimeout(() => {
      this.#answer = null;
      this.#dead();
    }, patience);
  }
}
