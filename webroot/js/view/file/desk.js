import { html, nothing } from '../html.js';
import { attachIcon } from '../icons.js';
import { placeAt } from '../message/writing-place.js';

/** Where the page has to do with files; how they are chosen, sent and shown is loaded (`tools.js`) when the first one comes. */
export class FileDesk {
  #page;
  #tools = null;
  #loading = null;
  /** Where something is dragged over, or null; it may have been let go before the tools are here. */
  #over = null;
  /** Nobody asked for it: it is not tried again and again. */
  #failed = false;

  constructor(page) {
    this.#page = page;
    document.addEventListener('paste', (event) => this.#pasted(event));
    document.addEventListener('dragenter', (event) => this.#dragged(event, true));
    document.addEventListener('dragleave', (event) => event.relatedTarget || this.#dragged(event, false));
    document.addEventListener('dragover', (event) => holdsFiles(event.dataTransfer) && event.preventDefault());
    document.addEventListener('drop', (event) => this.#dropped(event));
    window.addEventListener('online', () => (this.#failed = false));
    window.addEventListener('beforeunload', (event) => page.chat?.files.uploads?.busy && event.preventDefault());
  }

  /** Once they are loaded, for whoever is here now. */
  get #ready() {
    return this.#page.chat?.files.uploads ? this.#tools : null;
  }

  /** In the composer, where the server takes files. */
  button(place, shut) {
    const { words, chat } = this.#page;
    if (!chat.limits.file_bytes) return this.#page.polls.button(place, shut);
    return html`<button type="button" class="plain attach" id=${place.root ? `${place.id}-attach` : 'attach'} aria-label=${words.attach} title=${words.attach} aria-haspopup="menu" ?disabled=${shut}
      @click=${({ currentTarget }) => this.#use((tools) => tools.openAttachMenu(this.#page, currentTarget, place))}>${attachIcon()}</button>`;
  }

  /** What one is about to send, above the box in which one writes. */
  waiting(place) {
    return this.#ready?.waiting(this.#page, place) ?? nothing;
  }

  /** What waits to be sent with what is written there. */
  ready(draft) {
    return this.#ready?.ready(this.#page, draft) ?? [];
  }

  /** What waits there goes to a room; with the `first` one of it, and with the `others`, is said what is given. */
  send(draft, room, said) {
    this.#tools.send(this.#page, draft, room, said);
  }

  /** What a message brings. Before it can be shown, it is there by its name. */
  attached(row) {
    if (!row.files.length) return nothing;
    if (this.#ready) return this.#tools.attached(row, this.#page);
    if (!this.#failed) this.#use(() => {});
    return html`<p class="quiet">${row.files[0].name}</p>`;
  }

  /** What lies above the page. */
  floating() {
    return this.#ready?.floating(this.#page) ?? nothing;
  }

  /** The list of a room's files has been opened. */
  show() {
    this.#use(() => {});
  }

  pane() {
    return this.#ready?.pane(this.#page) ?? nothing;
  }

  settle() {
    this.#ready?.settle(this.#page);
  }

  #pasted(event) {
    // What is copied from an office program is a text, and a picture of it besides.
    if (!holdsFiles(event.clipboardData) || event.clipboardData.types.includes('text/plain')) return;
    this.#take(event, [...event.clipboardData.files], true);
  }

  #dropped(event) {
    this.#dragged(event, false);
    if (!holdsFiles(event.dataTransfer)) return;
    // Of a folder there is nothing that could be read.
    const folders = new Set([...event.dataTransfer.items].filter((item) => item.webkitGetAsEntry?.()?.isDirectory).map((item) => item.getAsFile()?.name));
    this.#take(event, [...event.dataTransfer.files].filter(({ name }) => !folders.has(name)));
  }

  /** Without us the browser would leave the page for what was dropped. */
  #take(event, files, pasted = false) {
    event.preventDefault();
    const room = this.#page.chat?.rooms.open;
    const place = room && placeAt(event.target, this.#page);
    if (room && !room.refusal) this.#use((tools) => tools.choose(this.#page, place, files, { pasted }));
  }

  #dragged({ dataTransfer, target }, over) {
    if (!this.#page.chat?.rooms.open || (over && !holdsFiles(dataTransfer))) return;
    this.#over = over ? placeAt(target, this.#page) : null;
    if (over || this.#loading) this.#use((tools) => tools.dragged(this.#page, this.#over));
  }

  async #use(act) {
    const page = this.#page;
    try {
      this.#loading ??= import('./tools.js').then(async (tools) => (await tools.load(), tools));
      const [tools] = await Promise.all([this.#loading, page.chat.files.open()]);
      this.#tools = tools;
      this.#failed = false;
      act(tools);
    } catch (problem) {
      // Whatever is loaded by then is not loaded again.
      this.#loading = null;
      this.#failed = true;
      page.viewState.remark = 'filesFailed';
    }
    page.changed();
  }
}

function holdsFiles(transfer) {
  return transfer?.types.includes('Files') ?? false;
}
