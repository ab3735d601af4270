import { remembered } from './chat/preferences.js';
import { onAddressChange, roomInAddress } from './chat/room/address.js';
import { chooseLanguage, preferredLanguage } from './language/index.js';
import { remembersPerson } from './parley/access/credentials.js';
import { render } from './view/html.js';
import { signIn } from './view/access/sign-in.js';

/**
 * Where the page begins: asks whoever is new for a name at once, while all the rest of the page is still coming; whoever was here
 * before goes on without being asked.
 */
class Entrance {
  words;
  signIn = { name: remembered('name') ?? '', entering: false, problem: null };
  #rest = null;
  #left = false;
  #known = remembersPerson();

  constructor(words) {
    this.words = words;
  }

  start() {
    if (this.#known) return this.#leave().catch(() => this.#failed(this.signIn.name));
    this.#draw();
    onAddressChange(() => this.#draw());
    // Failing here, it is asked for again when there is a name.
    return this.#load().catch(() => {});
  }

  /** The room one is going to, for the form. */
  get destination() {
    return roomInAddress();
  }

  async enter(name) {
    this.signIn = { name, entering: true, problem: null };
    this.#draw();
    try {
      const page = await this.#leave();
      if (!this.#known) page.enter(name);
    } catch {
      this.#failed(name);
    }
  }

  async setLanguage(tag) {
    this.words = await chooseLanguage(tag).catch(() => this.words);
    this.#draw();
  }

  #load() {
    this.#rest ??= import('./main.js').catch((cause) => {
      this.#rest = null;
      throw cause;
    });
    return this.#rest;
  }

  async #leave() {
    const { Page } = await this.#load();
    this.#left = true;
    const page = new Page(this.words);
    page.start();
    return page;
  }

  #failed(name) {
    this.signIn = { name, entering: false, problem: { name: 'disconnected', message: this.words.actProblems.disconnected } };
    this.#draw();
  }

  #draw() {
    if (!this.#left) render(signIn(this), document.getElementById('app'));
  }
}

preferredLanguage().then(
  (words) => new Entrance(words).start(),
  // Not even the words are there.
  () => (document.getElementById('app').textContent = 'Parley could not be loaded. Parley 无法加载。'),
);
