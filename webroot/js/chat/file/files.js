/** Characters that the server takes as the words of a file, and bytes that pass in a header with the names that are called in them. */
const MOST_CAPTION = 1_000;
const MOST_CAPTION_BYTES = 4_000;

/** How far a message's files have come, as the room hears it; everything else about files is loaded with the first of them. */
export class Files {
  /** Ours on their way, addresses of files, which films play before they are whole, and what files a room has; null until `open`. */
  uploads = null;
  links = null;
  films = null;
  list = null;
  server = null;
  /** How a sound is, and where a film has its index: they look at a file of this device. */
  hear = null;
  indexOf = null;
  #parts;
  #opening = null;

  constructor(parts) {
    this.#parts = parts;
    const { parley, rooms } = parts;
    parley.on('progress', (event) => this.#moved(event));
    parley.on('live', (name) => this.#askAgain(rooms.get(name)));
    parley.on('ended', () => this.uploads?.stop());
  }

  /** Whether what one says can go as the words of a file; else it is a message before it. */
  captions({ text, mentions = [] }) {
    return text.length <= MOST_CAPTION && new Blob([text, ...mentions]).size <= MOST_CAPTION_BYTES;
  }

  open() {
    this.#opening ??= this.#open().catch((problem) => {
      this.#opening = null;
      throw problem;
    });
    return this.#opening;
  }

  async #open() {
    const { parley, changed } = this.#parts;
    const [server, { Uploads, Links, Films, FileList, hear, indexOf }] = await Promise.all([parley.files(), import('./all.js')]);
    this.server = server;
    Object.assign(this, { hear, indexOf });
    this.links = new Links({ server, changed });
    this.films = new Films({ links: this.links, changed });
    this.list = new FileList({ parley, changed });
    this.uploads = new Uploads({ ...this.#parts, server });
    changed();
  }

  #moved({ room: name, seq, file, have }) {
    const room = this.#parts.rooms.get(name);
    if (!room) return;
    this.#change(room, seq, (known) => (known.id === file.id && known.state !== 'complete' ? { ...file, have, at: Date.now() } : known));
    if (file.state === 'complete') this.links?.ready(file.id);
    this.#parts.changed();
  }

  #change(room, seq, change) {
    for (const timeline of this.#parts.views(room)) {
      timeline.change(seq, (message) => (message.body.files ? { ...message, body: { ...message.body, files: message.body.files.map(change) } } : message));
    }
  }

  /** What became of a file while one was away is in no log. */
  async #askAgain(room) {
    const growing = room?.timeline.entries.filter(({ body }) => body.files?.some(({ state }) => state === 'uploading')) ?? [];
    for (const { seq } of growing) {
      const { entries = [] } = await this.#parts.parley.history(room.name, { around: seq, limit: 1 }).catch(() => ({}));
      const now = entries.find((entry) => entry.seq === seq)?.body.files ?? [];
      this.#change(room, seq, (known) => ({ ...known, ...now.find(({ id }) => id === known.id) }));
    }
    if (growing.length) this.#parts.changed();
  }
}
