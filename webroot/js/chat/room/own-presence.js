const AWAY_AFTER_MS = 60_000;

/** One's own presence: away when nobody has looked at the page for a minute (Page Visibility), online again at once. */
export class OwnPresence {
  #timer = null;
  #away = false;
  #everAway = false;
  #parley;

  constructor({ parley }) {
    this.#parley = parley;
    // What was said while there was no connection has to be said again.
    parley.on('welcome', () => this.#everAway && this.#tell());
    document.addEventListener('visibilitychange', () => {
      clearTimeout(this.#timer);
      if (document.hidden) this.#timer = setTimeout(() => this.#become(true), AWAY_AFTER_MS);
      else this.#become(false);
    });
  }

  #become(away) {
    if (away === this.#away) return;
    this.#away = away;
    this.#everAway = true;
    this.#tell();
  }

  #tell() {
    this.#parley.setPresence(this.#away ? 'away' : 'online');
  }
}
