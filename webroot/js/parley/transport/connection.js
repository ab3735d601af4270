import { Emitter } from '../emitter.js';
import { Backoff } from './backoff.js';
import { Heartbeat } from './heartbeat.js';
import { ServerAddresses } from './server-addresses.js';
import { openSockJs } from './sockjs.js';
import { Timers } from './timers.js';
import { openWebSocket } from './websocket.js';

const OPEN_MS = { websocket: 4_000, sockjs: 10_000 };
const WELCOME_MS = 8_000;
/** The server closes right after `bye`; where the close itself is lost, we do not wait longer than this. */
const CLOSE_AFTER_BYE_MS = 1_000;
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
  #addresses;
  #transport = null;
  #backoff = new Backoff();
  #timers = new Timers();
  #heartbeat;
  #bye = null;
  #onlineSince = null;

  constructor(base) {
    super();
    this.#addresses = new ServerAddresses(base);
    this.#heartbeat = new Heartbeat({
      online: () => this.state.phase === 'online',
      ping: () => this.send({ op: 'ping', id: 'alive' }),
      dead: () => this.reconnect(),
    });
    window.addEventListener('online', () => this.wake());
    window.addEventListener('offline', () => this.state.phase === 'online' && this.wake());
    window.addEventListener('pageshow', () => this.wake());
    document.addEventListener('visibilitychange', () => document.hidden || this.wake());
  }

  /** Opens now, whatever was planned. */
  open() {
    this.#dropTransport();
    const transport = this.#addresses.fallback.pick();
    this.#become({ phase: 'connecting', transport });
    this.#timers.set('open', OPEN_MS[transport], () => this.reconnect());
    try {
      const open = transport === 'sockjs' ? openSockJs : openWebSocket;
      this.#transport = open(this.#addresses.base, {
        opened: () => this.#opened(),
        heard: (text) => this.#heard(text),
        closed: ({ code }) => this.reconnect(this.#bye ?? planFor(code)),
      });
    } catch {
      // A WebSocket that throws (forbidden by a policy) is one that cannot be opened; asynchronously, as the others fail.
      this.#timers.set('open', 0, () => this.reconnect());
    }
  }

  /** The server welcomed us: only now the transport is proven. */
  confirm() {
    this.#timers.clear('open');
    this.#addresses.fallback.succeeded(this.#transport.name);
    this.#onlineSince = Date.now();
    this.#timers.set('stable', STABLE_MS, () => this.#backoff.reset());
    this.#become({ phase: 'online', transport: this.#transport.name });
  }

  /** Where else the server says that clients may go on. */
  learnAddresses(urls) {
    this.#addresses.learn(urls);
  }

  /** Says whether the frame was handed to a transport; not that it arrived. */
  send(frame) {
    if (!this.#transport) return false;
    try {
      this.#transport.send(JSON.stringify(frame));
      return true;
    } catch {
      return false;
    }
  }

  /** Gives up this transport and comes back as the plan says: `{ reconnect, after_ms }` as in `bye`. */
  reconnect(plan = {}) {
    if (plan.reconnect === 'never') return this.stop(plan);
    const lived = this.#onlineSince ? Date.now() - this.#onlineSince : 0;
    if (!this.#onlineSince) this.#addresses.failed(this.state.transport);
    this.#dropTransport();
    const least = plan.after_ms ?? 0;
    const wait = plan.reconnect === 'now' && lived > STABLE_MS ? least : Math.max(least, this.#backoff.next());
    this.#become({ phase: 'waiting', until: Date.now() + wait });
    this.#timers.set('open', wait, () => this.open());
  }

  stop(reason) {
    this.#dropTransport();
    this.#become({ phase: 'stopped', reason });
  }

  /** Something changed outside (network, sleep, a look at the tab): do not wait, and do not trust. */
  wake() {
    if (this.state.phase === 'waiting') this.open();
    else if (this.state.phase === 'online') this.#heartbeat.wake();
  }

  #opened() {
    this.#timers.set('open', WELCOME_MS, () => this.reconnect());
    this.#heartbeat.heard();
    this.announce('opened');
  }

  #heard(text) {
    this.#heartbeat.heard();
    const frame = JSON.parse(text);
    if (frame.ev === 'bye') {
      this.#bye = frame;
      this.#timers.set('bye', CLOSE_AFTER_BYE_MS, () => this.reconnect(frame));
    }
    this.announce('frame', frame);
  }

  #dropTransport() {
    this.#timers.clearAll();
    this.#heartbeat.stop();
    this.#bye = null;
    this.#onlineSince = null;
    if (!this.#transport) return;
    this.#transport.close();
    this.#transport = null;
    this.announce('lost');
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
