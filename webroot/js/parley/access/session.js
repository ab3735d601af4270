/**
 * The session of this tab: says `hello` whenever a transport has opened, as somebody new, as the person of this browser, or as
 * the session that was here before; and `bye` when one signs out.
 */
export class Session {
  /** Who one is: `{ id, name, guest }`. A tab that comes back knows it before the server says so. */
  user;
  /** The public id of the session, to which others may write. */
  id = null;
  limits = {};
  node = null;
  /** How far the server's clock is ahead of ours, in milliseconds. */
  ahead = 0;
  #key = null;
  #name;
  #language;
  #memory;
  #credentials;
  #connection;
  #requests;
  #ask;
  #rooms;
  #events;

  /** `rooms` are those that `hello` resumes; `events` announces `welcome` and `ended`. */
  constructor({ name, language, memory, credentials, connection, requests, ask, rooms, events }) {
    this.#memory = memory;
    this.#credentials = credentials;
    this.#connection = connection;
    this.#requests = requests;
    this.#ask = ask;
    this.#rooms = rooms;
    this.#events = events;
    this.user = credentials.user;
    this.#name = name ?? this.user?.name;
    this.#language = language;
  }

  /** What proves over HTTP that one is who one is; secret. Null before the first welcome. */
  get proof() {
    return this.#key && `${this.id}.${this.#key}`;
  }

  async hello() {
    const remembered = this.#memory.read('session');
    const positions = this.#rooms.positions();
    const resume = remembered && { session: remembered.session, key: remembered.key, rooms: positions };
    const person = resume ? undefined : this.#credentials.known?.key;
    const who = { name: this.#name, client: 'parley-page', lang: this.#language, ...(resume && { resume }), person };
    try {
      this.#welcomed(await this.#requests.ask('hello', { v: 1, ...who }), resume ? positions : {});
    } catch (problem) {
      await this.#refused(problem, { resume, person });
    }
  }

  /** A copy of this tab goes on with its session: then this one goes on in another, as the same person. */
  replaced({ phase, reason }) {
    if (phase !== 'stopped' || (reason?.name !== 'replaced' && reason?.code !== 4008)) return false;
    this.#memory.forget('session');
    this.#connection.open();
    return true;
  }

  /** Says good-bye to the server, and forgets who one was. */
  async end() {
    await this.#ask('bye').catch(() => {});
    this.#connection.stop({ reconnect: 'never', name: 'bye' });
    this.#events.announce('ended');
    this.#credentials.forgetTab();
  }

  async #refused(problem, { resume, person }) {
    if (problem.name === 'disconnected') return;
    if (problem.name === 'unauthorized' && (resume || person)) {
      // The server no longer knows this session, or this person: come as a new guest of the same name, into the same rooms.
      if (resume) this.#memory.forget('session');
      else this.#credentials.refused(person);
      await this.hello();
    } else if (problem.temporary) {
      this.#connection.reconnect({ reconnect: 'backoff', after_ms: problem.retryAfter });
    } else {
      this.#connection.stop({ reconnect: 'never', name: 'refused', problem });
    }
  }

  #welcomed(welcome, asked) {
    const { session, key, person, user, limits, node, ts } = welcome;
    const shared = this.#credentials.keep(person, user);
    this.#memory.write('session', { session, key, user, shared });
    Object.assign(this, { id: session, user, limits, node, ahead: ts - Date.now() });
    this.#key = key;
    this.#name = user.name;
    this.#connection.confirm();
    this.#connection.learnAddresses(welcome.addresses ?? []);
    this.#events.announce('welcome', welcome);
    this.#rooms.welcomed(welcome.rooms ?? [], asked);
  }
}
