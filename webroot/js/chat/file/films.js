import { boxAt, isMp4, joined } from './boxes.js';

/** Boxes before the index are small; whoever has larger ones has it at the end. */
const MOST_BYTES = 65_536;

/** Which films that are still on their way play already: an MP4 whose index (`moov`) stands behind its pictures (`mdat`) does not. */
export class Films {
  #links;
  #changed;
  #known = new Map();

  constructor({ links, changed }) {
    this.#links = links;
    this.#changed = changed;
  }

  /** True, false, or null as long as its beginning has not come. */
  plays({ id, type }) {
    if (!isMp4({ type })) return true;
    const url = this.#links.of(id);
    if (url && !this.#known.has(id)) this.#look(id, url);
    return this.#known.get(id) ?? null;
  }

  async #look(id, url) {
    this.#known.set(id, null);
    const answer = new AbortController();
    try {
      const { ok, body } = await fetch(url, { headers: { range: `bytes=0-${MOST_BYTES - 1}` }, signal: answer.signal });
      this.#known.set(id, ok ? await indexFirst(body.getReader()) : true);
    } catch {
      this.#known.set(id, true);
    }
    answer.abort();
    this.#changed();
  }
}

/** Reads no more of it than it takes to know. */
async function indexFirst(reader) {
  let bytes = new Uint8Array();
  for (;;) {
    const known = order(bytes);
    if (known != null) return known;
    const { value, done } = await reader.read();
    if (done) return false;
    bytes = joined(bytes, value);
  }
}

/** What comes first of an MP4: its index (true), or its pictures (false); null when the beginning does not tell. */
export function order(bytes) {
  for (let at = 0, box; (box = boxAt(bytes, at)); at += box.length) {
    if (box.kind === 'moov' || box.kind === 'moof') return true;
    if (box.kind === 'mdat') return false;
    // Nothing of the kind that we know: the player may know better.
    if (box.length < 8) return true;
  }
  return null;
}
