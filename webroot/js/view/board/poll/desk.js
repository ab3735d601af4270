import { html, nothing } from '../../html.js';
import { pollIcon } from '../../icons.js';

/** Where the page has to do with polls; how they are asked and shown is loaded (`tools.js`) with the first one. */
export class PollDesk {
  #page;
  #tools = null;
  #loading = null;
  /** Then a poll is the text that its message has. */
  #failed = false;

  constructor(page) {
    this.#page = page;
    window.addEventListener('online', () => (this.#failed = false));
  }

  /** In the composer, where the server takes no files: else it is in their menu. */
  button({ id, root, room }, shut) {
    const { words } = this.#page;
    return root ? nothing : html`<button type="button" class="plain attach" id="${id}-poll" aria-label=${words.poll} title=${words.poll} aria-haspopup="dialog" ?disabled=${shut}
      @click=${() => this.begin(room.name)}>${pollIcon()}</button>`;
  }

  /** Asks something in a room. */
  begin(room) {
    this.#failed = false;
    this.#use((tools) => tools.begin(this.#page, room));
  }

  /** What a message asks, in place of its text; null when that is to be shown. What was passed on asks nothing. */
  asked(row) {
    const poll = row.deleted || row.forwarded ? null : row.entry?.body.data?.poll;
    if (typeof poll?.question !== 'string' || !Array.isArray(poll.choices)) return null;
    if (this.#tools) return this.#tools.card(row, poll, this.#page);
    if (!this.#failed) this.#use(() => {});
    return null;
  }

  form() {
    return this.#tools?.form(this.#page) ?? nothing;
  }

  /** After each drawing. */
  settle() {
    if (this.#page.chat) this.#tools?.settle(this.#page);
  }

  async #use(act) {
    try {
      this.#tools = await (this.#loading ??= import('./tools.js').then(async (tools) => (await tools.load(), tools)));
      act(this.#tools);
    } catch {
      this.#loading = null;
      this.#failed = true;
    }
    this.#page.changed();
  }
}
