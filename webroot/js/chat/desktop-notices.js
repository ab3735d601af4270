import { isDirect } from './room/direct.js';
import { remember, remembered } from './preferences.js';

const MOST_TEXT = 160;
/** So long other tabs have to say that somebody reads it there. */
const ASKED_MS = 250;
/** So long no other tab tells of the same message. */
const TOLD_MS = 5_000;

/**
 * Notices of the desktop, once one has asked for them here: of each room what one wants to hear of, once over all tabs, and never of
 * what one has before one's eyes. They go when it is read, wherever that is.
 */
export class DesktopNotices {
  /** What a click leads to; the page says it. */
  onOpen = () => {};
  #rooms;
  #inbox;
  #me;
  #changed;
  #shown = new Map();
  #tabs = 'BroadcastChannel' in window ? new BroadcastChannel('parley-notices') : null;
  /** Messages of which other tabs may still say that somebody reads them. */
  #asked = new Set();

  constructor({ parley, rooms, inbox, me, changed }) {
    this.#rooms = rooms;
    this.#inbox = inbox;
    this.#me = me;
    this.#changed = changed;
    parley.on('entries', ({ room, entries, fresh }) => fresh || this.#take(room, entries));
    parley.on('read', ({ room, read }) => this.#close(room, read));
    parley.on('left', () => this.#tabs?.close());
    this.#tabs?.addEventListener('message', ({ data }) => this.#heard(data));
    window.addEventListener('focus', () => this.looked());
    document.addEventListener('visibilitychange', () => this.looked());
  }

  /** `off`, `on`, `denied` by the browser, or null where there are none. */
  get state() {
    if (!('Notification' in window)) return null;
    if (Notification.permission === 'denied') return 'denied';
    return Notification.permission === 'granted' && remembered('desktop') === 'on' ? 'on' : 'off';
  }

  get sound() {
    return remembered('sound') === 'on';
  }

  set sound(on) {
    remember('sound', on ? 'on' : null);
    this.#changed();
  }

  /** By one's own act: browsers ask for leave only then. */
  async want(on) {
    remember('desktop', on ? 'on' : null);
    if (on) await Notification.requestPermission();
    this.#changed();
  }

  /** Somebody looks at the open room. */
  looked() {
    if (this.#looksAt(this.#rooms.active)) this.#close(this.#rooms.active, Infinity);
  }

  #take(name, entries) {
    if (this.state !== 'on') return;
    const entry = entries.findLast((one) => this.#wanted(name, one));
    if (entry && !this.#looksAt(name)) this.#tell(name, entry);
  }

  #wanted(name, { ev, from, body, seq }) {
    const me = this.#me().id;
    const { muted, level, read = 0 } = this.#inbox.of(name);
    if (ev !== 'message' || from.id === me || muted || level === 'nothing' || seq <= read) return false;
    return level !== 'mentions' || isDirect(name) || Boolean(body.mentions?.some((id) => [me, 'here', 'all'].includes(id)));
  }

  #looksAt(name) {
    return name === this.#rooms.active && !document.hidden && document.hasFocus();
  }

  #tell(name, entry) {
    this.#tabs?.postMessage({ asks: entry.id, room: name });
    this.#asked.add(entry.id);
    setTimeout(() => this.#asked.delete(entry.id) && this.#first(entry.id, () => this.#show(name, entry)), ASKED_MS);
  }

  /** Of all tabs one. */
  #first(id, act) {
    if (!navigator.locks) return act();
    navigator.locks.request(`parley-notice ${id}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      act();
      await new Promise((done) => setTimeout(done, TOLD_MS));
    });
  }

  #heard({ asks, room, seen }) {
    if (asks && this.#looksAt(room)) this.#tabs.postMessage({ seen: asks });
    this.#asked.delete(seen);
  }

  #show(name, { seq, from, body }) {
    const title = isDirect(name) ? from.name : `${from.name} · #${name}`;
    const text = [...body.text].slice(0, MOST_TEXT).join('');
    let notice;
    try {
      notice = new Notification(title, { body: text, tag: `parley ${name}`, icon: 'favicon.svg', silent: !this.sound });
    } catch {
      return; // Some phones have them only for installed pages.
    }
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
      this.onOpen(name, seq);
    });
    this.#shown.set(name, { notice, seq });
  }

  #close(name, read) {
    const shown = this.#shown.get(name);
    if (!shown || shown.seq > read) return;
    this.#shown.delete(name);
    shown.notice.close();
  }
}
