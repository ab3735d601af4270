const QUIET_MS = 2_000;
const BACK_MS = 3_500;

/**
 * What the banner says of the connection: nothing for 2 s, because most breaks are over by then. `banner` is null or
 * `{ kind: "connecting" | "waiting" | "back" | "refused" | "stopped", seconds?, news?, problem? }`.
 */
export class ConnectionStatus {
  banner = null;
  #parley;
  #changed;
  #began = null;
  #timer = null;
  #news = 0;

  constructor({ parley, changed }) {
    this.#parley = parley;
    this.#changed = changed;
    parley.on('state', (state) => this.#take(state));
    parley.on('entries', ({ entries, fresh }) => {
      if (!fresh && this.banner?.kind === 'back') {
        this.#news += entries.filter(({ ev, from }) => ev === 'message' && from.id !== parley.user.id).length;
        this.#show({ kind: 'back', news: this.#news });
      }
    });
  }

  #take(state) {
    clearTimeout(this.#timer);
    if (state.phase === 'online') return this.#online();
    if (state.phase === 'stopped') return this.#stopped(state.reason);
    this.#began ??= Date.now();
    this.#tick();
  }

  #online() {
    const shown = this.banner && this.#began;
    this.#began = null;
    this.#news = 0;
    this.#show(shown ? { kind: 'back', news: 0 } : null);
    if (shown) this.#timer = setTimeout(() => this.#show(null), BACK_MS);
  }

  #stopped(reason) {
    this.#began = Date.now();
    if (reason?.name === 'bye') this.#show(null);
    else if (reason?.name === 'refused') this.#show({ kind: 'refused', problem: reason.problem });
    else this.#show({ kind: 'stopped' });
  }

  /** Counts down while we wait. */
  #tick() {
    const quiet = this.#began + QUIET_MS - Date.now();
    const { phase, until } = this.#parley.state;
    if (quiet > 0) {
      this.#show(null);
    } else if (phase === 'waiting') {
      this.#show({ kind: 'waiting', seconds: Math.max(1, Math.ceil((until - Date.now()) / 1000)) });
    } else {
      this.#show({ kind: 'connecting' });
    }
    this.#timer = setTimeout(() => this.#tick(), quiet > 0 ? quiet : 500);
  }

  #show(banner) {
    this.banner = banner;
    this.#changed();
  }
}
