import { browserMemory, tabMemory } from '../memory.js';

/** What belongs to one person and is of no use to another one. */
const OF_A_TAB = ['session', 'rooms', 'outbox', 'drafts', 'active'];

/**
 * Who one is, the same in all tabs of this browser: `{ key, user }`. The key is a secret: whoever has it is this person. Where
 * nothing can be stored, one is so as long as the page lives.
 */
export class Credentials {
  #browser;
  #tab;
  #own = null;
  #refused = null;

  constructor({ browser, tab }) {
    this.#browser = browser;
    this.#tab = tab;
    this.#own = browser.read('person');
    // Of somebody who has signed out in another tab, or is somebody else by now.
    const session = tab.read('session');
    if (session?.shared && session.user.id !== this.#own?.user.id) tab.forget(...OF_A_TAB);
  }

  /** `{ key, user }`; null for who was never here. Another tab may have come first. */
  get known() {
    const known = this.#browser.read('person') ?? this.#own;
    return known?.key === this.#refused ? null : known;
  }

  /** The server does not know this key any more. The other tabs find that out themselves, and lose nothing by it. */
  refused(key) {
    this.#refused = key;
  }

  /** Who goes on here, in this tab or a new one. */
  get user() {
    return this.#tab.read('session')?.user ?? this.known?.user ?? null;
  }

  /** Says whether the other tabs share it. */
  keep(key, user) {
    this.#own = { key, user };
    return this.#browser.write('person', this.#own);
  }

  forget() {
    this.#own = null;
    this.#browser.forget('person');
  }

  /** Forgets what this tab had of it, too. */
  forgetTab() {
    this.#own = null;
    this.#tab.forget(...OF_A_TAB);
  }

  /** Another tab signed out. */
  onForgotten(listener) {
    this.#browser.onChange('person', (person) => person === null && listener());
  }
}

/** Says whether one goes on as somebody who was here before, so that nobody need be asked for a name. */
export function remembersPerson({ memory = tabMemory(), browser = browserMemory() } = {}) {
  return new Credentials({ browser, tab: memory }).user != null;
}
