import { Chat } from './chat/chat.js';
import { onAddressChange, roomInAddress } from './chat/address.js';
import { Outage } from './chat/outage.js';
import { remember, remembered } from './chat/settings.js';
import { chooseLanguage, preferredLanguage } from './language/index.js';
import { connect, remembersPerson } from './parley/client.js';
import { browserMemory, tabMemory } from './parley/memory.js';
import { Frame } from './view/frame.js';
import { Kept } from './view/kept.js';

/** Starts the page: asks for a name, or goes on as who one is in this browser. Everything the views can do is a verb here or in Chat. */
class Page {
  words = preferredLanguage();
  /** Null until one enters. */
  chat = null;
  parley = null;
  outage = null;
  entrance = { name: remembered('name') ?? '', entering: false, problem: null };
  /** On small screens: `rooms`, `people` or null. */
  drawer = null;
  kept = new Kept();
  #frame = new Frame(this);
  #memory = tabMemory();
  #browser = browserMemory();

  start() {
    onAddressChange(() => this.chat?.followAddress());
    if (remembersPerson({ memory: this.#memory, browser: this.#browser })) this.#connect().start();
    this.changed();
  }

  changed = () => this.#frame.schedule();

  /** The room one is going to, for the form. */
  get destination() {
    return roomInAddress();
  }

  async enter(name) {
    this.entrance = { name, entering: true, problem: null };
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
    this.#left();
  }

  speak(tag) {
    this.words = chooseLanguage(tag);
    this.changed();
  }

  open(drawer) {
    if (drawer === this.drawer) return;
    this.drawer = drawer;
    this.changed();
  }

  #connect(name) {
    this.parley = connect({ name, language: this.words.tag, memory: this.#memory, browser: this.#browser });
    this.outage = new Outage({ parley: this.parley, changed: this.changed });
    const chat = new Chat({ parley: this.parley, memory: this.#memory, browser: this.#browser, changed: this.changed });
    this.parley.on('welcome', () => {
      this.chat = chat;
      this.entrance = { ...this.entrance, entering: false };
    });
    this.parley.on('state', ({ phase, reason }) => {
      // Whoever is in a conversation stays in it, and is told by the banner.
      if (phase === 'stopped' && reason?.name === 'refused' && !this.chat) this.#leave(reason.problem);
      this.changed();
    });
    this.parley.on('left', () => this.#left());
    if (!name) this.chat = chat;
    return chat;
  }

  #left() {
    history.replaceState(null, '', location.pathname);
    this.#leave();
  }

  #leave(problem = null) {
    this.kept = new Kept();
    this.chat = null;
    this.parley = null;
    this.outage = null;
    this.entrance = { ...this.entrance, entering: false, problem };
    this.changed();
  }
}

new Page().start();
