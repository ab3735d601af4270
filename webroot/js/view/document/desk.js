import { remember, remembered } from '../../chat/preferences.js';
import { addressOf, documentInAddress } from '../../chat/room/address.js';
import { html, nothing } from '../html.js';
import { documentsIcon } from '../icons.js';

/** Where the page has to do with documents; how they are listed is loaded (`tools.js`) when somebody looks, and the editor with the first that is opened. */
export class DocumentDesk {
  /** `{ room, doc }` of the one that is open, or null: then one looks at the list. */
  opened = null;
  addressOf = addressOf;
  #page;
  #tools = null;
  #loading = null;
  #failed = false;
  /** What was changed last in a room since one looked, as the event `docs` tells it. */
  #news = new Map();

  constructor(page) {
    this.#page = page;
  }

  /** From the beginning of a connection on. */
  hear(parley) {
    parley.on('docs', (event) => {
      if (event.by?.some(({ id }) => id !== parley.user.id) && !this.#looks(event.room)) this.#news.set(event.room, event);
      this.#page.changed();
    });
    const first = parley.on('welcome', () => {
      first();
      // Of the last time that one was here.
      if (remembered('unsaved')) this.#use('deliver');
    });
  }

  /** Whether something waits in this browser to be sent. */
  unsent(on) {
    remember('unsaved', on || null);
  }

  /** The way to the documents of the open room, with a mark when others have written in them. */
  button() {
    const { words, chat } = this.#page;
    const shown = this.#looks(chat.rooms.active);
    const { by, title } = this.#news.get(chat.rooms.active) ?? {};
    const label = by ? `${words.panes.documents}: ${words.docEdited(words.some([by[0].name], by.length - 1), title)}` : words.panes.documents;
    return html`<button type="button" class="plain" id="open-documents" aria-label=${label} title=${label} aria-expanded=${shown}
      @click=${() => (shown ? this.#page.closeBeside() : this.#page.openDocuments())}>${documentsIcon()}${by ? html`<span class="dot"></span>` : nothing}</button>`;
  }

  /** Whether the pane is about this room: a document waits in its own. */
  belongsTo(room) {
    return room && (this.opened?.room ?? room.name) === room.name;
  }

  /** The list has been opened. */
  show() {
    this.#use('keys');
  }

  open(document, replace) {
    this.#page.openDocuments();
    this.#use('open', document, replace);
  }

  /** The address is another one; says whether it names a document. */
  follow() {
    const named = documentInAddress();
    if (named || this.opened) this.#use('follow', named, this.#page.chat.rooms.active);
    return named;
  }

  keys() {
    return this.#tools?.keys(this.#page) ?? [];
  }

  head(kind) {
    return kind === 'documents' && this.opened ? this.#tools.head(this.#page) : null;
  }

  pane() {
    const { words } = this.#page;
    if (this.#failed) return html`<p class="pane-note wrong" role="alert">${words.notLoaded} <button type="button" class="link" @click=${() => this.show()}>${words.tryAgain}</button></p>`;
    return this.#tools?.pane(this.#page);
  }

  /** After each drawing. */
  settle() {
    if (!this.#page.chat) return;
    const room = this.#page.chat.rooms.active;
    if (this.#looks(room)) this.#news.delete(room);
    this.#tools?.settle(this.#page);
  }

  #looks(room) {
    const { besideShown, beside, chat } = this.#page;
    return besideShown && beside === 'documents' && chat.rooms.active === room;
  }

  async #use(act, ...more) {
    try {
      this.#tools = await (this.#loading ??= import('./tools.js').then(async (tools) => (await tools.load(), tools)));
      this.#failed = false;
      this.#tools[act](this.#page, ...more);
    } catch {
      // Whatever is loaded by then is not loaded again.
      this.#loading = null;
      this.#failed = true;
    }
    this.#page.changed();
  }
}
