import { Chat } from './chat/chat.js';
import { ConnectionStatus } from './chat/connection-status.js';
import { remember, remembered } from './chat/preferences.js';
import { onAddressChange, roomInAddress } from './chat/room/address.js';
import { chooseLanguage, preferredLanguage } from './language/index.js';
import { connect, remembersPerson } from './parley/client.js';
import { browserMemory, tabMemory } from './parley/memory.js';
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
  /** On small screens: `rooms`, `people` or null. */
  drawer = null;
  viewState = new ViewState();
  #renderer = new Renderer(this);
  #memory = tabMemory();
  #browser = browserMemory();

  start() {
    onAddressChange(() => this.chat?.navigation.followAddress());
    if (remembersPerson({ memory: this.#memory, browser: this.#browser })) this.#connect().start();
    this.changed();
  }

  changed = () => this.#renderer.schedule();

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
    this.#browser.forget('reads');
    this.#signedOut();
  }

  setLanguage(tag) {
    this.words = chooseLanguage(tag);
    this.changed();
  }

  openDrawer(drawer) {
    if (drawer === this.drawer) return;
    this.drawer = drawer;
    this.changed();
  }

  #connect(name) {
    this.parley = connect({ name, language: this.words.tag, memory: this.#memory, browser: this.#browser });
    this.connectionStatus = new ConnectionStatus({ parley: this.parley, changed: this.changed });
    const chat = new Chat({ parley: this.parley, memory: this.#memory, browser: this.#browser, changed: this.changed });
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
    return chat;
  }

  #signedOut() {
    history.replaceState(null, '', location.pathname);
    this.#reset();
  }

  #reset(problem = null) {
    this.viewState = new ViewState();
    this.chat = null;
    this.parley = null;
    this.connectionStatus = null;
    this.signIn = { ...this.signIn, entering: false, problem };
    this.changed();
  }
}

new Page().start();
