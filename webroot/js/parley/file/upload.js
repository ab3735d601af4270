import { Problem } from '../problem.js';
import { randomId } from '../random.js';

/** So large pieces pass the proxies that people have. */
const PIECE_BYTES = 8 * 1024 * 1024;
const SOON_MS = 1_000;
const LATE_MS = 15_000;
const TUS = { 'tus-resumable': '1.0.0' };
const OVER = ['complete', 'failed', 'cancelled'];

/**
 * A file on its way, by tus 1.0.0. It goes on by itself after a cut, from what the server has kept, until it is complete or refused.
 * `source` is a Blob, or has `size` (null until it is known), `slice`, `available` and `more()`, as a recording that still grows.
 */
export class Upload {
  /** `waiting`, `sending`, `broken` (tries again by itself), `paused`, `complete`, `failed` or `cancelled`. */
  state = 'waiting';
  /** Why it is broken or has failed: a Problem. */
  problem = null;
  /** Bytes, with those that are on their way. */
  sent = 0;
  /** Of the file, once the server knows of it. */
  id;
  onChange = () => {};
  #server;
  #source;
  #about;
  /** How many bytes the server has; null when it has to be asked. */
  #at = null;
  #lengthTold;
  #running = null;
  #wake = () => {};

  constructor(server, source, about) {
    this.#server = server;
    this.#source = source;
    this.#about = { ...about, cid: about.cid ?? randomId() };
    this.id = about.id ?? null;
    this.#lengthTold = source.size != null;
  }

  /** More about it, before it has begun. */
  tell(more) {
    Object.assign(this.#about, more);
  }

  /** Begins, or goes on; ends when it is complete, refused, paused or cancelled. */
  async start() {
    if (this.#running || this.state === 'complete' || this.state === 'cancelled') return;
    const running = (this.#running = new AbortController());
    this.#at = null;
    this.#become('sending');
    await this.#run(running.signal);
    if (this.#running === running) this.#running = null;
  }

  /** What the server has by then is not sent again. */
  pause() {
    this.#stop('paused');
  }

  /** Tries at once what would be tried later. */
  wake() {
    this.#wake();
  }

  /** With what was sent of it, and with its message. */
  async cancel() {
    this.#stop('cancelled');
    if (this.id) await this.#server.remove(this.id);
  }

  async #run(signal) {
    for (let tries = 0; !signal.aborted && !OVER.includes(this.state); ) {
      try {
        if (await this.#step(signal)) tries = 0;
      } catch (problem) {
        if (!signal.aborted) await this.#failed(problem, tries++, signal);
      }
    }
  }

  /** Says whether something was brought forward by it. */
  async #step(signal) {
    if (this.id && this.#at == null) return this.#ask(signal);
    if (this.id) return this.#piece(signal);
    return this.#create(signal);
  }

  async #create(signal) {
    const { room, name, type, cid, text, format, mentions = [], reply, peaks = [], duration } = this.#about;
    const length = this.#lengthTold ? { 'upload-length': this.#source.size } : { 'upload-defer-length': 1 };
    const said = { room, filename: name, filetype: type, cid, text, format, mentions: mentions.join(), reply, peaks: peaks.join(), duration };
    const metadata = Object.entries(said).filter(([, value]) => value);
    const answer = await this.#server.ask('POST', '', { ...TUS, ...length, 'upload-metadata': metadata.map(([key, value]) => `${key} ${base64(String(value))}`).join() }, signal);
    this.id = answer.headers.get('location').split('/').at(-1);
    this.#reached(Number(answer.headers.get('upload-offset')));
    return true;
  }

  async #ask(signal) {
    const { headers } = await this.#server.ask('HEAD', this.id, TUS, signal);
    this.#lengthTold = headers.get('upload-length') != null;
    this.#reached(Number(headers.get('upload-offset')));
    return false;
  }

  async #piece(signal) {
    const { size } = this.#source;
    const at = this.#at;
    const end = Math.min(at + PIECE_BYTES, this.#source.available ?? size);
    if (end === at && size == null) {
      await this.#source.more(signal);
      return true;
    }
    const piece = this.#source.slice(at, end);
    const length = this.#lengthTold || size == null ? {} : { 'upload-length': size };
    const headers = { ...TUS, ...length, 'upload-offset': at, 'content-type': 'application/offset+octet-stream' };
    this.#at = null;
    const answer = await this.#server.patch(this.id, piece, headers, { signal, sent: (bytes) => this.#become('sending', { sent: at + bytes }) });
    if (size != null) this.#lengthTold = true;
    this.#reached(Number(answer.get('upload-offset')));
    return true;
  }

  #reached(at) {
    this.#at = at;
    const whole = this.#lengthTold && at === this.#source.size;
    this.#become(whole ? 'complete' : 'sending', { sent: at });
  }

  async #failed(problem, tries, signal) {
    if (problem.offset != null && problem.code === 409) return this.#reached(Number(problem.offset));
    if (problem.name === 'replaced') return this.#stop('paused', problem);
    if (problem.code === 404 && this.id) return this.#stop('cancelled', problem);
    if (!problem.temporary) return this.#become('failed', { problem });
    if (!(await this.#readable())) return this.#become('failed', { problem: new Problem({ name: 'unreadable' }) });
    this.#become('broken', { problem });
    await this.#rest(problem.retryAfter ?? Math.min(LATE_MS, SOON_MS * 2 ** tries), signal);
    return undefined;
  }

  /** A file that was changed, moved or deleted meanwhile can be read no more. */
  async #readable() {
    try {
      await this.#source.slice(0, 1).arrayBuffer();
      return true;
    } catch {
      return false;
    }
  }

  #rest(milliseconds, signal) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', this.#wake, { once: true });
    });
  }

  #stop(state, problem = null) {
    if (OVER.includes(this.state) && state === 'paused') return;
    this.#become(state, { problem });
    this.#at = null;
    this.#running?.abort();
    this.#running = null;
  }

  #become(state, { sent = this.sent, problem = null } = {}) {
    if (this.state === 'cancelled') return;
    Object.assign(this, { state, sent, problem });
    this.onChange(this);
  }
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
