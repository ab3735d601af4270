const SHOWN_MS = 6_000;

/** What is told for a moment (a toast): `{ problem, room, again? }`, or null. What can be tried `again` stays until one has answered. */
export class Notices {
  shown = null;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  dismiss() {
    this.shown = null;
    this.#changed();
  }

  tell(notice) {
    this.shown = notice;
    this.#changed();
    if (notice.again) return;
    setTimeout(() => {
      if (this.shown !== notice) return;
      this.shown = null;
      this.#changed();
    }, SHOWN_MS);
  }
}
