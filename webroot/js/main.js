import { Chat } from './chat/chat.js';
import { ConnectionStatus } from './chat/connection-status.js';
import { remember, remembered } from './chat/preferences.js';
import { boardInAddress, documentInAddress, messageInAddress, onAddressChange, roomInAddress } from './chat/room/address.js';
import { chooseLanguage, preferredLanguage } from './language/index.js';
import { connect, remembersPerson } from './parley/client.js';
import { browserMemory, tabMemory } from './parley/memory.js';
import { BoardDesk } from './view/board/desk.js';
import { DocumentDesk } from './view/document/desk.js';
import { FileDesk } from './view/file/desk.js';
import { PollDesk } from './view/board/poll/desk.js';
import { goToDate, jump } from './view/shell/jumps.js';
import { Renderer } from './view/shell/renderer.js';
import { ViewState } from './view/shell/view-state.js';

/**
 * Starts the page: asks for a name, or goes on as who one is in this browser. Everything the views can do is a verb here or in a
 * part of Chat.
 */
class Page {
  words = preferredLanguage();
  /** Null until one enters. */
  chat = null;
  parley = null;
  connectionStatus = null;
  /** What the form for signing in shows. */
  signIn = { name: remembered('name') ?? '', entering: false, problem: null };
  /** What is open beside the talk: `thread`, `threads`, `pins`, `files`, `documents`, `boards`, `search` or null. */
  beside = null;
  /** Whether who is here is shown, where there is room for it. */
  peopleShown = remembered('people') !== 'folded';
  #drawer = null;
  #cameFrom = null;
  viewState = new ViewState();
  files = new FileDesk(this);
  documents = new DocumentDesk(this);
  boards = new BoardDesk(this);
  polls = new PollDesk(this);
  #renderer = new Renderer(this);
  #memory = tabMemory();
  #browser = browserMemory();

  start() {
    onAddressChange(() => this.#followAddress());
    if (remembersPerson({ memory: this.#memory, browser: this.#browser })) this.#connect().start();
    this.changed();
  }

  changed = () => this.#renderer.schedule();
  drawNow = () => this.#renderer.now();

  /** On small screens: `rooms`, `people`, `beside` or null. */
  get drawer() {
    return this.#drawer === 'beside' && !this.besideShown ? null : this.#drawer;
  }

  /** What is beside belongs to one room, and waits there when one goes to another. */
  get besideShown() {
    if (this.beside === 'search' || this.beside === 'threads') return this.chat != null;
    if (this.beside === 'files') return this.chat?.rooms.open != null;
    if (this.beside === 'documents' || this.beside === 'boards') return this[this.beside].belongsTo(this.chat?.rooms.open);
    const opened = { thread: this.chat?.threads.open, pins: this.chat?.pins.open }[this.beside];
    return opened != null && opened.room === this.chat.rooms.open;
  }

  /** The room one is going to, for the form. */
  get destination() {
    return roomInAddress();
  }

  async enter(name) {
    this.signIn = { name, entering: true, problem: null };
    const chat = this.#connect(name);
    const ended = this.parley.on('welcome', () => {
      ended();
      remember('name', name);
      chat.start();
    });
    this.changed();
  }

  async quit() {
    await this.parley.quit();
    this.#browser.forget('reads', 'untold');
    this.#signedOut();
  }

  setLanguage(tag) {
    this.words = chooseLanguage(tag);
    this.changed();
  }

  openDrawer(drawer) {
    if (drawer === this.#drawer) return;
    this.#drawer = drawer;
    this.changed();
  }

  togglePeople() {
    if (this.besideShown) this.closeBeside();
    else this.peopleShown = !this.peopleShown;
    remember('people', this.peopleShown ? null : 'folded');
    this.changed();
  }

  openThread(message) {
    const { chat } = this;
    chat.threads.show(chat.rooms.open, message);
    this.#openBeside('thread', 'thread-composer');
  }

  /** What has happened since one left, in the place of a room. */
  openInbox() {
    this.openDrawer(null);
    this.chat.navigation.openInbox();
  }

  /** One's place in a conversation: the first message that one has not read. */
  openUnread(item) {
    if (item.thread) return this.openFollowed(item);
    return this.chat.navigation.open(item.room, { focus: 'messages' });
  }

  openThreads() {
    if (this.besideShown && this.beside === 'threads') this.closeBeside();
    else this.#openBeside('threads', 'beside');
  }

  /** One of those that one follows, in its room. */
  async openFollowed({ room, thread }) {
    const { chat } = this;
    const divider = chat.threads.newFrom(room, thread);
    if (chat.rooms.active !== room) await chat.navigation.open(room, { focus: null });
    if (chat.rooms.active !== room) return;
    chat.threads.show(chat.rooms.open, { seq: thread }, divider);
    this.#openBeside('thread', 'thread-composer');
  }

  openPins() {
    this.chat.pins.show(this.chat.rooms.open);
    this.#openBeside('pins', 'beside');
  }

  /** Looks for these words at once, if there are any. */
  openSearch(q = null) {
    this.#openBeside('search', 'search-words');
    const words = document.getElementById('search-words');
    words.value = q ?? this.chat.search.q;
    words.focus({ preventScroll: true });
    if (q) this.chat.search.find({ q });
  }

  openFiles() {
    this.#openBeside('files', 'files-words');
    this.files.show();
  }

  openDocuments() {
    this.#openBeside('documents', 'beside');
    this.documents.show();
  }

  openBoards() {
    this.#openBeside('boards', 'beside');
    this.boards.show();
  }

  closeBeside() {
    this.beside = null;
    this.openDrawer(null);
    this.drawNow();
    if (this.#cameFrom?.isConnected) this.#cameFrom.focus({ preventScroll: true });
    else document.getElementById('messages')?.focus({ preventScroll: true });
  }

  #openBeside(kind, focused) {
    if (!this.beside) this.#cameFrom = document.activeElement.closest('.message') ?? document.activeElement;
    this.beside = kind;
    if (matchMedia('(max-width: 1080px)').matches) this.openDrawer('beside');
    this.drawNow();
    // On phones the keyboard would cover what one came to read.
    const place = matchMedia('(hover: hover)').matches ? focused : 'beside';
    document.getElementById(place)?.focus({ preventScroll: true });
  }

  jump = (name, seq) => jump(this, name, seq);
  goToDate = (ts) => goToDate(this, ts);

  #followAddress() {
    const [name, seq] = [roomInAddress(), messageInAddress()];
    if (this.chat && name && seq) this.jump(name, seq);
    else if (this.chat && !this.documents.follow() && !this.boards.follow()) this.chat.navigation.followAddress();
  }

  #connect(name) {
    this.parley = connect({ name, language: this.words.tag, memory: this.#memory, browser: this.#browser });
    this.documents.hear(this.parley);
    this.boards.hear(this.parley);
    this.connectionStatus = new ConnectionStatus({ parley: this.parley, changed: this.changed });
    const chat = new Chat({ parley: this.parley, memory: this.#memory, browser: this.#browser, changed: this.changed });
    chat.desktop.onOpen = (room, seq) => this.jump(room, seq);
    this.parley.on('welcome', () => {
      this.chat = chat;
      this.signIn = { ...this.signIn, entering: false };
    });
    this.parley.on('state', ({ phase, reason }) => {
      // Whoever is in a conversation stays in it, and is told by the banner.
      if (phase === 'stopped' && reason?.name === 'refused' && !this.chat) this.#reset(reason.problem);
      this.changed();
    });
    this.parley.on('left', () => this.#signedOut());
    if (!name) this.chat = chat;
    this.#seek(chat);
    return chat;
  }

  /** The address may name a message, too, or a document or a board. */
  #seek(chat) {
    const [name, seq, document, board] = [roomInAddress(), messageInAddress(), documentInAddress(), boardInAddress()];
    if (!seq && !document && !board) return;
    const first = this.parley.on('live', (room) => {
      if (room !== name || chat.rooms.active !== name) return;
      first();
      if (document) this.documents.open(document, true);
      else if (board) this.boards.open(board, true);
      else this.jump(name, seq);
    });
  }

  #signedOut() {
    history.replaceState(null, '', location.pathname);
    this.#reset();
  }

  #reset(problem = null) {
    this.viewState = new ViewState();
    this.chat = null;
    this.beside = null;
    this.#drawer = null;
    this.parley = null;
    this.connectionStatus = null;
    this.signIn = { ...this.signIn, entering: false, problem };
    this.changed();
  }
}

new Page().start();
