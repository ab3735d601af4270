import { Backoff } from './backoff.js';
import { Emitter } from './emitter.js';
import { Places } from './places.js';
import { openSockJs, openWebSocket } from './transports.js';

const OPEN_MS = { websocket: 4_000, sockjs: 10_000 };
const WELCOME_MS = 8_000;
const SILENCE_MS = 30_000;
const ANSWER_MS = 10_000;
const ANSWER_AFTER_WAKING_MS = 4_000;
/** The server closes right after `bye`; where the close itself is lost, we do not wait longer than this. */
const FAREWELL_MS = 1_000;
/** A connection that lived shorter than this earns no new patience, or "reconnect now" could spin. */
const STABLE_MS = 5_000;

/**
 * Keeps one transport open for as long as wanted. Knows frames, `bye` and liveness; knows nothing of rooms.
 *
 *     connecting → online → waiting → connecting …        stopped, when told never to come back
 *
 * Announces `state`, `opened` (say hello now), `frame`, `lost`.
 */
export class Connection extends Emitter {
  state = { phase: 'stopped' };
  #places;
  #line = null;
  #backoff = new Backoff();
  #timers = {};
  #farewell = null;
  #lastHeard = 0;
  #onlineSince = null;

  constructor(base) {
    super();
    this.#places = new Places(base);
    setInterval(() => this.#listenForSilence(), SILENCE_MS / 6);
    window.addEventListener('online', () => this.wake());
    window.addEventListener('offline', () => this.state.phase === 'online' && this.wake());
    window.addEventListener('pageshow', () => this.wake());
    document.addEventListener('visibilitychange', () => document.hidden || this.wake());
  }

  /** Opens now, whatever was planned. */
  open() {
    this.#letGo();
    const transport = this.#places.choice.pick();
    this.#become({ phase: 'connecting', transport });
    this.#after('open', OPEN_MS[transport], () => this.lose());
    try {
      const open = transport === 'sockjs' ? openSockJs : openWebSocket;
      this.#line = open(this.#places.base, {
        opened: () => this.#opened(),
        heard: (text) => this.#heard(text),
        closed: ({ code }) => this.lose(this.#farewell ?? planFor(code)),
      });
    } catch {
      // A WebSocket that throws (forbidden by a policy) is one that cannot be opened; asynchronously, as the others fail.
      this.#after('open', 0, () => this.lose());
    }
  }

  /** The server welcomed us: only now the way is proven. */
  confirm() {
    this.#clear('open');
    this.#places.choice.succeeded(this.#line.name);
    this.#onlineSince = Date.now();
    this.#after('stable', STABLE_MS, () => this.#backoff.reset());
    this.#become({ phase: 'online', transport: this.#line.name });
  }

  /** Where else the server says that clients may go on. */
  mayGoTo(addresses) {
    this.#places.told(addresses);
  }

  /** Says whether the frame was handed to a transport; not that it arrived. */
  send(frame) {
    if (!this.#line) return false;
    try {
      this.#line.send(JSON.stringify(frame));
      return true;
    } catch {
      return false;
    }
  }

  /** Gives up this transport and comes back as the plan says: `{ reconnect, after_ms }` as in `bye`. */
  lose(plan = {}) {
    if (plan.reconnect === 'never') return this.stop(plan);
    const lived = this.#onlineSince ? Date.now() - this.#onlineSince : 0;
    if (!this.#onlineSince) this.#places.failed(this.state.transport);
    this.#letGo();
    const least = plan.after_ms ?? 0;
    const wait = plan.reconnect === 'now' && lived > STABLE_MS ? least : Math.max(least, this.#backoff.next());
    this.#become({ phase: 'waiting', until: Date.now() + wait });
    this.#after('open', wait, () => this.open());
  }

  stop(reason) {
    this.#letGo();
    this.#become({ phase: 'stopped', reason });
  }

  /** Something changed outside (network, sleep, a look at the tab): do not wait, and do not trust. */
  wake() {
    if (this.state.phase === 'waiting') this.open();
    else if (this.state.phase === 'online') this.#probe(ANSWER_AFTER_WAKING_MS);
  }

  #opened() {
    this.#after('open', WELCOME_MS, () => this.lose());
    this.#lastHeard = Date.now();
    this.announce('opened');
  }

  #heard(text) {
    this.#lastHeard = Date.now();
    this.#clear('answer');
    const frame = JSON.parse(text);
    if (frame.ev === 'bye') {
      this.#farewell = frame;
      this.#after('farewell', FAREWELL_MS, () => this.lose(frame));
    }
    this.announce('frame', frame);
  }

  #listenForSilence() {
    if (this.state.phase === 'online' && Date.now() - this.#lastHeard > SILENCE_MS) this.#probe(ANSWER_MS);
  }

  #probe(patience) {
    if (this.#timers.answer) return;
    this.send({ op: 'ping', id: 'alive' });
    this.#after('answer', patience, () => this.lose());
  }

  #letGo() {
    for (const name of Object.keys(this.#timers)) this.#clear(name);
    this.#farewell = null;
    this.#onlineSince = null;
    if (!this.#line) return;
    this.#line.drop();
    this.#line = null;
    this.announce('lost');
  }

  #after(name, milliseconds, action) {
    this.#clear(name);
    this.#timers[name] = setTimeout(() => {
      delete this.#timers[name];
      action();
    }, milliseconds);
  }

  #clear(name) {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }

  #become(state) {
    this.state = state;
    this.announce('state', state);
  }
}

/** The ranges of close codes say it too, for a `bye` that was lost. */
function planFor(code) {
  if (code >= 4000 && code < 4100) return { reconnect: 'never', code };
  if (code >= 4200 && code < 4300) return { reconnect: 'now', code };
  return { reconnect: 'backoff', code };
}
