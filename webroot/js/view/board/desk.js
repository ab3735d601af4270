import { addressOf, boardInAddress } from '../../chat/room/address.js';
import { html, nothing } from '../html.js';
import { boardsIcon } from '../icons.js';

/** Where the page has to do with boards: it knows which ones a room has. What they show is loaded (`tools.js`) with the first one. */
export class BoardDesk {
  /** `{ room, board }` of the one that is open, or null: then one looks at the list. */
  opened = null;
  /** `{ room, boards }` of the open room. */
  found = { room: null, boards: [] };
  addressOf = addressOf;
  #page;
  #tools = null;
  #loading = null;
  #failed = false;
  #asking = null;
  #askAgain = false;

  constructor(page) {
    this.#page = page;
    // What moved while nobody looked is drawn at once.
    document.addEventListener('visibilitychange', () => document.hidden || page.changed());
  }

  /** From the beginning of a connection on. */
  hear(parley) {
    parley.on('live', (room) => room === this.#page.chat?.rooms.active && this.ask());
    parley.on('boards', (event) => this.#changed(event));
  }

  async ask() {
    const { chat, parley } = this.#page;
    const room = chat?.rooms.active;
    if (room && room === this.#asking) this.#askAgain = true;
    if (!room || room === this.#asking) return;
    this.#asking = room;
    this.#askAgain = false;
    try {
      const all = (await parley.request('boards', { room })).boards;
      // Those that each room has from the start are no reason to load and to watch anything.
      const boards = all.filter(({ builtin }) => !builtin);
      if (room === this.#page.chat?.rooms.active) this.found = { room, boards };
      if (boards.length) this.#use();
      this.#page.changed();
    } catch {
      // Offline, or of a server without them: it is asked again when there is a connection.
    }
    if (room !== this.#asking) return;
    this.#asking = null;
    // What began meanwhile may not be in it.
    if (this.#askAgain) this.ask();
  }

  /** The room has another board, or one less. */
  #changed({ room, board, deleted }) {
    if (room !== this.#page.chat?.rooms.active) return;
    this.ask();
    if (!deleted && this.opened?.room === room && this.opened.board === board) this.#use('begun');
  }

  /** The way to the boards of the open room. */
  button() {
    const { words, besideShown, beside } = this.#page;
    const shown = besideShown && beside === 'boards';
    return html`<button type="button" class="plain" id="open-boards" aria-label=${words.panes.boards} title=${words.panes.boards} aria-expanded=${shown}
      @click=${() => (shown ? this.#page.closeBeside() : this.#page.openBoards())}>${boardsIcon()}</button>`;
  }

  /** Above the talk, where the room has boards. */
  strip() {
    const { room, boards } = this.found;
    return boards.length && room === this.#page.chat.rooms.active ? (this.#tools?.strip(this.#page) ?? nothing) : nothing;
  }

  belongsTo(room) {
    return room && (this.opened?.room ?? room.name) === room.name;
  }

  /** The list has been opened. */
  show() {
    this.ask();
    this.#use();
  }

  open(board, replace) {
    this.#page.openBoards();
    this.#use('open', board, replace);
  }

  /** The address is another one; says whether it names a board. */
  follow() {
    const named = boardInAddress();
    if (named || this.opened) this.#use('follow', named, this.#page.chat.rooms.active);
    return named;
  }

  head(kind) {
    return kind === 'boards' && this.opened && this.#tools ? this.#tools.head(this.#page) : null;
  }

  pane() {
    const { words } = this.#page;
    if (this.#failed) return html`<p class="pane-note wrong" role="alert">${words.notLoaded} <button type="button" class="link" @click=${() => this.show()}>${words.tryAgain}</button></p>`;
    return this.#tools?.pane(this.#page);
  }

  /** After each drawing. */
  settle() {
    const room = this.#page.chat?.rooms.active;
    if (room && room !== this.found.room) {
      // At once, or each drawing would ask where it is refused.
      this.found = { room, boards: [] };
      this.ask();
    }
    if (room) this.#tools?.settle(this.#page);
  }

  async #use(act, ...more) {
    try {
      this.#tools = await (this.#loading ??= import('./tools.js').then(async (tools) => (await tools.load(), tools)));
      this.#failed = false;
      if (act) this.#tools[act](this.#page, ...more);
    } catch {
      this.#loading = null;
      this.#failed = true;
    }
    this.#page.changed();
  }
}
