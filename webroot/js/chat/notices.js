const SHOWN_MS = 6_000;

/** What is told for a moment (a toast): `{ problem, room }`, or null. */
export class Notices {
  shown = null;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  tell(notice) {
    this.shown = notice;
    this.#changed();
    setTimeout(() => {
      if (this.shown !== notice) return;
      this.shown = null;
      this.#changed();
    }, SHOWN_MS);
  }
}
