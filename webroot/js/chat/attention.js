const AWAY_AFTER_MS = 60_000;

/** Whether someone looks at the page: tells when that changes, and the server after a minute of absence. */
export class Attention {
  #timer = null;
  #away = false;
  #everAway = false;
  #setPresence;

  constructor({ setPresence, looked }) {
    this.#setPresence = setPresence;
    document.addEventListener('visibilitychange', () => {
      clearTimeout(this.#timer);
      if (document.hidden) {
        this.#timer = setTimeout(() => this.#become(true), AWAY_AFTER_MS);
      } else {
        this.#become(false);
        looked();
      }
    });
  }

  /** What was said while there was no connection has to be said again. */
  again() {
    if (this.#everAway) this.#setPresence(this.#away ? 'away' : 'online');
  }

  #become(away) {
    if (away === this.#away) return;
    this.#away = away;
    this.#everAway = true;
    this.#setPresence(away ? 'away' : 'online');
  }
}
