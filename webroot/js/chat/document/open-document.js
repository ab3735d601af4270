import { KeptUpdates } from '../../parley/document/kept-updates.js';
import { SharedDocument } from '../../parley/document/shared-document.js';
import { UndoManager, createAbsolutePositionFromRelativePosition, createRelativePositionFromTypeIndex } from '../../parley/document/yjs.js';
import { Versions } from './versions.js';

/** The text that Parley's own page writes. */
const TEXT = 'content';
/** "Saved" is said only when it stays so for a moment; that it is not, is said at once. */
const CALM_MS = 400;

/** The document that one has open: what is to be seen of it, and what one can do with it. */
export class OpenDocument {
  /** Of the moment: `opening`, `offline`, `refused`, `unsaved`, `saved` or `reading`. */
  state = 'opening';
  versions = null;
  room;
  doc;
  shared;
  text;
  undoing;
  #ops;
  #me;
  #unsent;
  #closing = false;
  #changed;
  #calm = null;

  /** `unsent(on)` is told whether anything waits in this browser. */
  constructor({ parley, ops, me, unsent, changed }, room, doc) {
    Object.assign(this, { room, doc });
    this.#ops = ops;
    this.#me = me;
    this.#unsent = unsent;
    this.#changed = changed;
    this.shared = new SharedDocument(parley, room, doc, { changed: () => this.shared && this.#settle() });
    this.text = this.shared.ydoc.getText(TEXT);
    this.undoing = new UndoManager(this.text, { trackedOrigins: new Set() });
    this.shared.awareness.on('change', () => changed());
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared']) this.undoing.on(event, () => changed());
    this.#settle();
  }

  get title() {
    return this.shared.title || this.doc;
  }

  get problem() {
    return this.shared.problem;
  }

  get mayWrite() {
    return this.shared.write === true && !this.shared.problem;
  }

  /** Whether it was here once: before that there is nothing to be seen. */
  get here() {
    return this.shared.write !== null;
  }

  /** Who has it open, oneself first, each one once: `{ id, name }`. */
  people() {
    const users = [...this.shared.awareness.getStates().values()].map(({ user }) => user).filter((user) => user?.id);
    return [...new Map([this.#me(), ...users].map(({ id, name }) => [id, { id, name: String(name) }])).values()];
  }

  /** A position that stays where it is in the text, whatever others write before it. */
  positionAt(index) {
    return createRelativePositionFromTypeIndex(this.text, index);
  }

  /** Null where it is nowhere: it comes from others, who may say anything. */
  indexOf(position) {
    try {
      const found = createAbsolutePositionFromRelativePosition(position, this.shared.ydoc);
      return found?.type === this.text ? found.index : null;
    } catch {
      return null;
    }
  }

  openVersions() {
    this.versions = new Versions({ ops: this.#ops, room: this.room, doc: this.doc, changed: this.#changed });
    this.#changed();
  }

  closeVersions() {
    this.versions = null;
    this.#changed();
  }

  async rename(title) {
    await this.#ops.rename(this.room, this.doc, title);
    this.shared.title = title;
    this.#changed();
  }

  /** What is on its way is let go there first; offline, it waits in this browser. */
  close({ discarded = false } = {}) {
    this.#closing = true;
    this.undoing.destroy();
    if (discarded) this.shared.close({ discarded });
    else this.#settle();
  }

  /** Nobody is this person here any more: nothing that he wrote stays in this browser. */
  async forget() {
    await this.shared.close({ discarded: true });
    const store = new KeptUpdates();
    await store.forget((await store.of(this.#me().id)).map(({ key }) => key));
    this.#unsent(false);
  }

  #settle() {
    const now = this.#now();
    clearTimeout(this.#calm);
    if (this.#closing && now !== 'unsaved') this.shared.close();
    if (now === 'saved' && this.state === 'unsaved') this.#calm = setTimeout(() => this.#become(now), CALM_MS);
    else this.#become(now);
    if (!this.shared.saved) this.#unsent(true);
  }

  #become(state) {
    if (state === 'saved' && this.state === 'unsaved') whatIsLeft(this.#me().id, this.#unsent);
    this.state = state;
    this.#changed();
  }

  #now() {
    const { phase, saved, write, problem } = this.shared;
    if (problem || (write === false && !saved)) return 'refused';
    if (phase === 'opening') return 'opening';
    if (phase === 'offline') return 'offline';
    if (write === false) return 'reading';
    return saved ? 'saved' : 'unsaved';
  }
}

/** What was written without the server and waits in this browser goes there now, though nobody opens it. */
export async function deliver(parley, unsent) {
  const rows = await whatIsLeft(parley.user.id, unsent);
  const waiting = new Map(rows.map(({ room, doc }) => [`${room}/${doc}`, { room, doc }]));
  for (const { room, doc } of waiting.values()) {
    const shared = new SharedDocument(parley, room, doc, { changed: () => {
      const { phase, saved, problem, write } = shared;
      if (problem || (phase === 'live' && (saved || !write))) shared.close();
    } });
  }
}

/** Resolves with what is left; nobody need look again when there is nothing. */
async function whatIsLeft(user, unsent) {
  const rows = await new KeptUpdates().of(user);
  if (!rows.length) unsent(false);
  return rows;
}

