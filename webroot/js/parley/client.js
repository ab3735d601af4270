import { Credentials } from './access/credentials.js';
import { accessOps } from './access/ops.js';
import { Session } from './access/session.js';
import { Emitter } from './emitter.js';
import { fileOps } from './file/ops.js';
import { browserMemory, tabMemory } from './memory.js';
import { messageOps } from './message/ops.js';
import { Outbox } from './message/outbox.js';
import { Problem } from './problem.js';
import { Requests } from './requests.js';
import { JoinedRooms } from './room/joined-rooms.js';
import { roomOps } from './room/ops.js';
import { Connection } from './transport/connection.js';

export { remembersPerson } from './access/credentials.js';

/** Events that are entries of a room's log come with a `pos`, as do those of documents; the others are of the moment. */
const isEntry = (frame) => frame.pos != null && frame.room != null && frame.doc == null;

/**
 * Connects to a Parley server and stays connected.
 *
 *     const parley = connect({ name: 'Ann' });
 *     parley.on('entries', ({ room, entries }) => …);
 *     await parley.join('lobby');
 *     parley.send('room:lobby', { text: 'hi' });
 *
 * What it can do stands in `ops.js` of `access`, `room`, `message` and `file`, one line for each op; `request` says any other.
 *
 * Announces: `state`, `welcome`, `entries`, `live`, `adopted`, `renamed`, `dropped`, `outbox`, and every event of the server by its
 * own name: `typing`, `presence`, `custom`, `message` (only those to this session, which are in no log), `bye`, …; `ended`, when
 * one has said good-bye for good, and `left`, when another tab has.
 *
 * All tabs of a browser are one person in sessions of their own: the person's key is in `browser`, the session's in `memory`.
 */
export function connect(options) {
  return new Client(options);
}

class Client extends Emitter {
  #connection;
  #requests;
  #session;

  constructor({ name, language, base = document.baseURI, memory = tabMemory(), browser = browserMemory(base) }) {
    super();
    /** Where the server is. */
    this.base = base;
    this.#connection = new Connection(base);
    this.#requests = new Requests((frame) => this.#connection.send(frame));
    // First, as it may find that what this tab remembers is another person's.
    const credentials = new Credentials({ browser, tab: memory });
    const ask = (op, fields) => this.request(op, fields);
    const hint = (op, fields) => this.hint(op, fields);
    const shared = { ask, hint, memory, credentials, events: this, me: () => this.user };
    const rooms = new JoinedRooms(shared);
    const outbox = new Outbox({ ...shared, rooms });
    this.#session = new Session({
      ...shared, name, language, rooms, connection: this.#connection, requests: this.#requests,
    });
    const parts = { ...shared, rooms, outbox, session: this.#session, base };
    Object.assign(this, accessOps(parts), roomOps(parts), messageOps(parts), fileOps(parts));
    this.#listen({ rooms, credentials });
    // Not in this turn: whoever called connect() must be able to listen first.
    queueMicrotask(() => this.#connection.open());
  }

  get state() {
    return this.#connection.state;
  }

  get user() {
    return this.#session.user;
  }

  get session() {
    return this.#session.id;
  }

  /** What proves over HTTP that one is who one is; secret. */
  get proof() {
    return this.#session.proof;
  }

  get limits() {
    return this.#session.limits;
  }

  get node() {
    return this.#session.node;
  }

  /** What time it is for the server, as nearly as is known. */
  now() {
    return Date.now() + this.#session.ahead;
  }

  /** Any command of the protocol. Rejects with a Problem. */
  request(op, fields) {
    // Before the welcome a command would overtake `hello`, and be refused.
    if (this.state.phase !== 'online') return Promise.reject(Problem.disconnected());
    return this.#requests.ask(op, fields);
  }

  /** Hints of the moment: lost when offline, and nobody minds. */
  hint(op, fields) {
    this.request(op, fields).catch(() => {});
  }

  /** Tries at once instead of waiting; after `stopped`, starts again. */
  reconnect() {
    this.#connection.open();
  }

  #listen({ rooms, credentials }) {
    this.#connection.on('opened', () => this.#session.hello());
    this.#connection.on('state', (state) => this.#session.replaced(state) || this.announce('state', state));
    this.#connection.on('lost', () => {
      this.#requests.failAll();
      rooms.lost();
    });
    this.#connection.on('frame', (frame) => {
      if (frame.re != null) this.#requests.answer(frame);
      else if (isEntry(frame)) rooms.heard(frame);
      else if (frame.ev) this.announce(frame.ev, frame);
    });
    credentials.onForgotten(async () => {
      await this.#session.end();
      this.announce('left');
    });
  }
}
