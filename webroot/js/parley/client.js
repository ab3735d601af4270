import { Connection } from './connection.js';
import { Emitter } from './emitter.js';
import { browserMemory, tabMemory } from './memory.js';
import { Outbox } from './outbox.js';
import { Person } from './person.js';
import { Problem } from './problem.js';
import { Requests } from './requests.js';
import { Rooms } from './rooms.js';

/** Events that are entries of a room's log come with a `pos`; the others are of the moment. */
const isEntry = (frame) => frame.pos != null && frame.room != null;

/**
 * Connects to a Parley server and stays connected.
 *
 *     const parley = connect({ name: 'Ann' });
 *     parley.on('entries', ({ room, entries }) => …);
 *     await parley.join('lobby');
 *     parley.send('room:lobby', { text: 'hi' });
 *
 * Announces: `state`, `welcome`, `entries`, `live`, `adopted`, `renamed`, `dropped`, `outbox`, and the server's `typing`, `presence`,
 * `custom`, `message` (only those to this session, which are in no log) and `bye`; `left`, when another tab has said good-bye
 * for good.
 *
 * All tabs of a browser are one person in sessions of their own: the person's key is in `browser`, the session's in `memory`.
 */
export function connect(options) {
  return new Client(options);
}

/** Says whether one goes on as somebody who was here before, so that nobody need be asked for a name. */
export function remembersPerson({ memory = tabMemory(), browser = browserMemory() } = {}) {
  return new Person({ browser, tab: memory }).user != null;
}

class Client extends Emitter {
  user = null;
  session = null;
  limits = {};
  node = null;
  #name;
  #language;
  #memory;
  #person;
  #connection;
  #requests;
  #rooms;
  #outbox;

  constructor({ name, language, base = document.baseURI, memory = tabMemory(), browser = browserMemory(base) }) {
    super();
    this.#memory = memory;
    this.#person = new Person({ browser, tab: memory });
    // A tab that comes back knows who it is before the server says so.
    this.user = this.#person.user;
    this.#name = name ?? this.user?.name;
    this.#language = language;
    this.#connection = new Connection(base);
    this.#requests = new Requests((frame) => this.#connection.send(frame));
    const ask = (op, fields) => this.request(op, fields);
    const announce = (event, detail) => this.#passOn(event, detail);
    this.#rooms = new Rooms({ ask, memory, announce });
    this.#outbox = new Outbox({ ask, rooms: this.#rooms, memory, announce });
    this.#connection.on('opened', () => this.#hello());
    this.#connection.on('frame', (frame) => this.#heard(frame));
    this.#connection.on('lost', () => this.#lost());
    this.#connection.on('state', (state) => this.#replaced(state) || this.announce('state', state));
    this.#person.onForgotten(() => this.#leave());
    // Not in this turn: whoever called connect() must be able to listen first.
    queueMicrotask(() => this.#connection.open());
  }

  get state() {
    return this.#connection.state;
  }

  /** Any command of the protocol. Rejects with a Problem. */
  request(op, fields) {
    // Before the welcome a command would overtake `hello`, and be refused.
    if (this.state.phase !== 'online') return Promise.reject(Problem.disconnected());
    return this.#requests.ask(op, fields);
  }

  /** Joins now and after every reconnect and reload, until left. What was said arrives as `entries`. */
  join(room) {
    return this.#rooms.join(room);
  }

  leave(room) {
    return this.#rooms.leave(room).catch(() => {});
  }

  joined() {
    return this.#rooms.names();
  }

  /** Writes and returns at once; follow the returned item through `outbox`. `room` says in whose order it goes. */
  send(to, body, room = to.replace(/^room:/, '')) {
    return this.#outbox.add({ room, to, body, author: this.user?.id });
  }

  /** Unanswered messages, oldest first: `{ cid, room, body, ts, state: "sending" | "failed", problem? }`. */
  unsent() {
    return this.#outbox.items();
  }

  retry(cid) {
    this.#outbox.retry(cid);
  }

  discard(cid) {
    this.#outbox.discard(cid);
  }

  emit(to, name, ...data) {
    return this.request('emit', { to, name, data });
  }

  history(room, page) {
    return this.request('history', { room, ...page });
  }

  /** Hints of the moment: lost when offline, and nobody minds. */
  hint(op, fields) {
    this.request(op, fields).catch(() => {});
  }

  /** Tries at once instead of waiting; after `stopped`, starts again. */
  reconnect() {
    this.#connection.open();
  }

  /** Says good-bye for good, in all tabs: nobody is this person any more. */
  async quit() {
    this.#person.forget();
    await this.request('bye').catch(() => {});
    this.#end();
  }

  async #leave() {
    await this.request('bye').catch(() => {});
    this.#end();
    this.announce('left');
  }

  #end() {
    this.#connection.stop({ reconnect: 'never', name: 'bye' });
    this.#outbox.forgetAll();
    this.#rooms.forgetAll();
    this.#person.leave();
  }

  /** A copy of this tab goes on with its session: then this one goes on in another, as the same person. */
  #replaced({ phase, reason }) {
    if (phase !== 'stopped' || (reason?.name !== 'replaced' && reason?.code !== 4008)) return false;
    this.#memory.forget('session');
    this.#connection.open();
    return true;
  }

  async #hello() {
    const remembered = this.#memory.read('session');
    const positions = this.#rooms.positions();
    const resume = remembered && { session: remembered.session, key: remembered.key, rooms: positions };
    const person = resume ? undefined : this.#person.known?.key;
    try {
      const hello = { v: 1, name: this.#name, client: 'parley-page', lang: this.#language, ...(resume && { resume }), person };
      this.#welcomed(await this.#requests.ask('hello', hello), resume ? positions : {});
    } catch (problem) {
      if (problem.name === 'disconnected') return;
      if (problem.name === 'unauthorized' && (resume || person)) {
        // The server no longer knows this session, or this person: come as a new guest of the same name, into the same rooms.
        if (resume) this.#memory.forget('session');
        else this.#person.refused(person);
        await this.#hello();
      } else if (problem.temporary) {
        this.#connection.lose({ reconnect: 'backoff', after_ms: problem.retryAfter });
      } else {
        this.#connection.stop({ reconnect: 'never', name: 'refused', problem });
      }
    }
  }

  #welcomed(welcome, asked) {
    const { session, key, person, user, limits, node } = welcome;
    const shared = this.#person.is(person, user);
    this.#memory.write('session', { session, key, user, shared });
    Object.assign(this, { session, user, limits, node });
    this.#name = user.name;
    this.#connection.confirm();
    this.#connection.mayGoTo(welcome.addresses ?? []);
    this.announce('welcome', welcome);
    this.#rooms.welcomed(welcome.rooms ?? [], asked);
  }

  #heard(frame) {
    if (frame.re != null) this.#requests.answer(frame);
    else if (isEntry(frame)) this.#rooms.heard(frame);
    else if (frame.ev) this.announce(frame.ev, frame);
  }

  #lost() {
    this.#requests.failAll();
    this.#rooms.lost();
  }

  #passOn(event, detail) {
    if (event === 'dropped') this.#outbox.refused(detail.room, detail.problem);
    if (event === 'renamed') this.#outbox.renamed(detail.room, detail.name);
    if (event === 'entries') detail.entries.forEach((entry) => this.#outbox.seen(entry));
    this.announce(event, detail);
    if (event === 'live') this.#outbox.pump(detail);
  }
}
