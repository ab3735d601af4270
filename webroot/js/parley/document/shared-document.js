import { Problem } from '../problem.js';
import { randomId } from '../random.js';
import { decoded, encoded } from './bytes.js';
import { Cursors } from './cursors.js';
import { KeptUpdates } from './kept-updates.js';
import { Outgoing } from './outgoing.js';
import { Awareness, Doc, applyUpdate, decodeStateVector, encodeStateAsUpdate, encodeStateVector, mergeUpdates } from './yjs.js';

/** What is larger does not fit into a frame. */
const IN_A_FRAME = 32 * 1024;
const RETRY_MS = 2_000;

/**
 * A document that several people write at once, the same here and at the server (a provider of Yjs):
 *
 *     import { SharedDocument } from '/js/parley/document/shared-document.js';
 *     const notes = new SharedDocument(parley, 'lobby', 'notes', { changed: () => … });
 *     notes.ydoc.getText('content');   // `ydoc` and `awareness` are what the editors for Yjs ask for
 *
 * `changed` is called when one of its fields is another. It goes on without a connection; what was written meanwhile is kept by this
 * browser, and sent when the document is open again.
 */
export class SharedDocument {
  ydoc = new Doc();
  awareness = new Awareness(this.ydoc);
  title = '';
  /** `opening`, `live`, `offline` or `closed`. */
  phase = 'opening';
  /** Whether one may write; unknown (null) before it was open. */
  write = null;
  /** Why it cannot be opened any more, or what one wrote was not taken: a Problem. */
  problem = null;
  /** Whether what is unsaved would survive a reload. */
  kept = true;
  #parley;
  #changed;
  #store;
  #key = randomId();
  /** Rows of the store that are in it too, and go with it. */
  #taken = [];
  #epoch = null;
  #stored = 0;
  #outgoing;
  #cursors;
  #keeping = false;
  #keepAgain = false;
  #attempt = 0;
  #ends = [];

  constructor(parley, room, doc, { changed = () => {}, store = new KeptUpdates() } = {}) {
    Object.assign(this, { room, doc });
    this.#parley = parley;
    this.#changed = changed;
    this.#store = store;
    this.#outgoing = new Outgoing({
      send: (update) => this.#send(update),
      changed: () => this.#moved(),
      refused: (problem) => this.#become({ problem }),
    });
    this.#cursors = new Cursors({ awareness: this.awareness, say: (cursors) => this.phase === 'live' && parley.hint('doc.cursor', { room, doc, cursors }) });
    this.ydoc.on('update', (update, origin) => origin !== this && this.#outgoing.add(update));
    this.#ends = [
      parley.on('doc', (event) => event.room === room && event.doc === doc && this.#heard(event)),
      parley.on('docs', ({ room: of, doc: one, title }) => of === room && one === doc && this.#become({ title })),
      parley.on('welcome', () => this.#open()),
      parley.on('state', ({ phase }) => phase === 'online' || this.#lost()),
    ];
    this.#open();
  }

  /** Whether the server has stored all that was written here. */
  get saved() {
    return this.#outgoing.saved;
  }

  /** Once more, after a problem. */
  retry() {
    this.#become({ problem: null });
    return this.#open();
  }

  /** For good. What is unsaved stays with this browser, unless it is `discarded`. */
  async close({ discarded = false } = {}) {
    if (this.phase === 'closed') return;
    const left = this.phase === 'live';
    this.#attempt++;
    this.#outgoing.pause();
    this.#ends.forEach((end) => end());
    this.#become({ phase: 'closed' });
    this.awareness.destroy();
    if (left) this.#parley.hint('doc.close', { room: this.room, doc: this.doc });
    if (discarded) await this.#store.forget([this.#key, ...this.#taken]);
    this.ydoc.destroy();
  }

  async #open() {
    const { room, doc } = this;
    if (this.#parley.state.phase !== 'online') return this.#become({ phase: 'offline' });
    const attempt = ++this.#attempt;
    const gone = () => attempt !== this.#attempt;
    try {
      const vector = encoded(encodeStateVector(this.ydoc));
      const reply = await this.#parley.request('doc.open', { room, doc, vector });
      if (gone()) return;
      if (this.#epoch !== null && reply.epoch !== this.#epoch) throw new Problem({ name: 'begun_anew' });
      this.#epoch = reply.epoch;
      const parts = [reply.update];
      for (let { next } = reply; next; ) {
        const part = await this.#parley.request('doc.more', { room, doc, vector, next });
        if (gone()) return;
        parts.push(part.update);
        ({ next } = part);
      }
      // One by one they would take Yjs several times as long: they build on each other across all of them.
      applyUpdate(this.ydoc, mergeUpdates(parts.map(decoded)), this);
      await this.#takeKept();
      if (gone()) return;
      this.#bringBack(decoded(reply.vector));
      this.#cursors.take(reply.cursors ?? []);
      if (this.phase === 'live') return;
      this.#become({ phase: 'live', title: reply.title, write: reply.write, problem: null });
      this.#cursors.again();
      if (reply.write) this.#outgoing.resume();
    } catch (problem) {
      if (gone() || problem.name === 'disconnected') return;
      if (problem.temporary) setTimeout(() => gone() || this.#open(), problem.retryAfter ?? RETRY_MS);
      else this.#become({ problem });
    }
  }

  #lost() {
    this.#attempt++;
    this.#outgoing.pause();
    this.#cursors.lost();
    this.#become({ phase: 'offline' });
  }

  #heard({ update, large, cursors, write, closed }) {
    if (update) applyUpdate(this.ydoc, decoded(update), this);
    // Too large for an event: opening once more brings what is missing here.
    if (large) this.#open();
    if (cursors) this.#cursors.take(cursors);
    if (write !== undefined) this.#allowed(write);
    if (closed) this.#shut(closed);
  }

  /** The server says why: `reopen` when it may be opened again at once, `reset` when it is another one by now. */
  #shut(reason) {
    this.#lost();
    if (reason === 'reopen') this.#open();
    else this.#become({ problem: new Problem({ name: reason === 'reset' ? 'begun_anew' : reason }) });
  }

  #allowed(write) {
    this.#become({ write });
    if (write && this.phase === 'live') this.#outgoing.resume();
    else this.#outgoing.hold();
  }

  /** What was written before a reload, or in a tab that is closed. */
  async #takeKept() {
    if (this.#taken.length) return;
    const rows = (await this.#store.of(this.#parley.user.id)).filter((row) => row.room === this.room && row.doc === this.doc && row.key !== this.#key);
    this.#taken = rows.map(({ key }) => key);
    for (const { update, epoch } of rows) {
      if (epoch !== this.#epoch || this.phase === 'closed') continue;
      applyUpdate(this.ydoc, update, this);
      this.#outgoing.add(update);
    }
    if (rows.length) this.#moved();
  }

  /** A server that was rebuilt from a backup may lack what it has acknowledged; one's own, one brings back. */
  #bringBack(vector) {
    const has = decodeStateVector(vector).get(this.ydoc.clientID) ?? 0;
    if (has >= this.#stored) return;
    const others = decodeStateVector(encodeStateVector(this.ydoc));
    others.set(this.ydoc.clientID, has);
    this.#outgoing.add(encodeStateAsUpdate(this.ydoc, encodeStateVector(others)));
  }

  async #send(update) {
    const { room, doc } = this;
    const clock = this.#clock();
    if (update.length <= IN_A_FRAME) await this.#parley.request('doc.update', { room, doc, update: encoded(update) });
    else await this.#post(update);
    this.#stored = Math.max(this.#stored, clock);
  }

  #clock() {
    return decodeStateVector(encodeStateVector(this.ydoc)).get(this.ydoc.clientID) ?? 0;
  }

  async #post(update) {
    const path = `documents/${encodeURIComponent(this.room)}/${encodeURIComponent(this.doc)}/updates`;
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${this.#parley.proof}` };
    const answer = await fetch(new URL(path, this.#parley.base), { method: 'POST', headers, body: update }).catch(() => {
      throw Problem.disconnected();
    });
    if (!answer.ok) throw new Problem({ code: answer.status, name: `status_${answer.status}`, ...(await answer.json().catch(() => ({}))).error });
  }

  /** One row at a time is written, and the newest state then. */
  async #moved() {
    this.#keepAgain = true;
    this.#changed();
    if (this.#keeping) return;
    this.#keeping = true;
    while (this.#keepAgain) {
      this.#keepAgain = false;
      await this.#keep();
    }
    this.#keeping = false;
  }

  async #keep() {
    const user = this.#parley.user?.id;
    const update = this.#outgoing.unsaved;
    let kept = true;
    if (!update) await this.#store.forget([this.#key, ...this.#taken.splice(0)]);
    else if (user) kept = await this.#store.keep({ key: this.#key, user, room: this.room, doc: this.doc, epoch: this.#epoch, update });
    if (kept === this.kept) return;
    this.#become({ kept });
  }

  #become(state) {
    if (this.phase === 'closed') return;
    Object.assign(this, state);
    this.#changed();
  }
}
