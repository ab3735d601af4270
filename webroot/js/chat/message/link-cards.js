import { remember, remembered } from '../preferences.js';

const LINK = /https?:\/\/|www\./i;
/** More cards, and more messages whose cards are folded, are forgotten; the oldest first. */
const MOST_KNOWN = 500;
const MOST_FOLDED = 200;
/** Milliseconds until what was not answered may be asked for again. */
const REST = 60_000;

/** Cards of the pages that messages link to, asked for one message after the other, when somebody looks at it. */
export class LinkCards {
  /** What messages say whose cards nobody has asked for yet, by id. */
  #unknown = new Map();
  /** Cards by id, with the text to which they belong; without cards while they come. */
  #known = new Map();
  #folded = new Set(foldedBefore());
  #waiting = [];
  #asking = false;
  #parley;
  #changed;

  constructor({ parley, changed }) {
    this.#parley = parley;
    this.#changed = changed;
  }

  /** Whether this server has cards at all. */
  get offered() {
    return this.#parley.limits?.cards > 0;
  }

  get shown() {
    return this.offered && remembered('cards') !== 'hidden';
  }

  show(shown) {
    remember('cards', shown ? null : 'hidden');
    this.#changed();
  }

  /** The cards of a stored message as it is now; null as long as nobody has looked at it. */
  of({ id, body: { text }, deleted, open }) {
    if (!this.shown || deleted || open || !LINK.test(text)) return [];
    const known = this.#current(id, text);
    if (known) return known.cards ?? [];
    this.#unknown.set(id, text);
    return null;
  }

  /** What is known of a message that says this, unless it may be asked for again. */
  #current(id, text) {
    const known = this.#known.get(id);
    return known?.text === text && !(known.until < Date.now()) ? known : null;
  }

  folded({ id }) {
    return this.#folded.has(id);
  }

  fold({ id }, folded) {
    this.#folded.delete(id);
    if (folded) this.#folded.add(id);
    remember('folded-cards', JSON.stringify([...this.#folded].slice(-MOST_FOLDED)));
    this.#changed();
  }

  /** Somebody looks at the message, or is about to. */
  look(id) {
    const text = this.#unknown.get(id);
    if (text == null || this.#current(id, text)) return;
    this.#unknown.delete(id);
    this.#known.delete(id);
    this.#known.set(id, { text });
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value);
    this.#waiting.push({ id, text });
    if (!this.#asking) this.#ask();
  }

  async #ask() {
    this.#asking = true;
    // What one looks at now comes before what one has passed by.
    for (let next; (next = this.#waiting.pop()); ) {
      const { cards } = await this.#parley.cards(next.id).catch(() => ({}));
      if (cards && this.#known.get(next.id)?.text === next.text) this.#known.set(next.id, { text: next.text, cards });
      // Asked again at once, what is refused or offline would be asked for without end.
      else if (!cards) this.#known.set(next.id, { ...next, until: Date.now() + REST });
      this.#changed();
    }
    this.#asking = false;
  }
}

function foldedBefore() {
  try {
    const ids = JSON.parse(remembered('folded-cards') ?? '[]');
    return Array.isArray(ids) ? ids : [];
  } catch {
    return [];
  }
}
