import { Problem } from '../problem.js';
import { Upload } from './upload.js';

/** Milliseconds in which something of a request must move. */
const STALLED_MS = 45_000;
const GONE = 404;

/**
 * Files over HTTP, in the name of the session that one has:
 *
 *     const files = await parley.files();
 *     const upload = files.upload(blob, { room: 'lobby', name: 'notes.txt' });
 *     upload.onChange = () => console.log(upload.state, upload.sent);
 *     await upload.start();
 *
 * Rejects with a Problem.
 */
export class FileServer {
  #base;
  #proof;

  constructor({ base, proof }) {
    this.#base = base;
    this.#proof = proof;
  }

  /** Of a Blob, or of what grows like one; `about` is `{ room, name, type?, cid?, text?, format?, mentions?, reply?, peaks?, duration? }`, or `{ id }` to go on with one. */
  upload(source, about) {
    return new Upload(this, source, about);
  }

  /** An address that works without a key until a time in milliseconds: `{ url, until }`. */
  async link(id) {
    const { url, until } = await (await this.ask('GET', `${id}/link`)).json();
    return { url: this.#url(url.replace('/files/', '')), until };
  }

  /** Takes it back, with its message; whether or not it is there. */
  async remove(id) {
    await this.ask('DELETE', id).catch((problem) => {
      if (problem.code !== GONE) throw problem;
    });
  }

  /** Some of its bytes, the last one included. */
  async bytes(id, from, to) {
    return (await this.ask('GET', id, { range: `bytes=${from}-${to}` })).arrayBuffer();
  }

  /** Any request without a body; `path` goes on from `/files/`. */
  async ask(method, path, headers = {}, signal = undefined) {
    const request = { method, headers: { ...headers, ...this.#authorization() }, cache: 'no-store', signal };
    const answer = await fetch(this.#url(path), request).catch(() => {
      throw Problem.disconnected();
    });
    if (answer.ok) return answer;
    throw await problemOf(answer.status, answer.headers, () => answer.text());
  }

  /** Sends bytes; `sent` is told how many of them are on their way. Not by `fetch`, which does not say that. */
  patch(id, blob, headers, { sent, signal }) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let stalled;
      const watch = () => {
        clearTimeout(stalled);
        stalled = setTimeout(() => request.abort(), STALLED_MS);
      };
      request.open('PATCH', this.#url(id));
      for (const [name, value] of Object.entries({ ...headers, ...this.#authorization() })) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded }) => {
        watch();
        sent(loaded);
      };
      request.onload = async () => {
        const answered = { get: (name) => request.getResponseHeader(name) };
        if (request.status < 300) resolve(answered);
        else reject(await problemOf(request.status, answered, () => request.responseText));
      };
      request.onerror = () => reject(Problem.disconnected());
      request.onabort = () => reject(Problem.disconnected());
      request.onloadend = () => clearTimeout(stalled);
      signal.addEventListener('abort', () => request.abort(), { once: true });
      watch();
      request.send(blob);
    });
  }

  /** Before the first welcome nobody knows us yet; that passes. */
  #authorization() {
    const proof = this.#proof();
    if (!proof) throw Problem.disconnected();
    return { authorization: `Bearer ${proof}` };
  }

  #url(path) {
    return new URL(path ? `files/${path}` : 'files', this.#base).href;
  }
}

async function problemOf(status, headers, text) {
  const problem = new Problem(await told(status, text));
  // Where the file ends, when one was wrong about that.
  problem.offset = headers.get('upload-offset');
  return problem;
}

/** A proxy on the way may answer with whatever it likes. */
async function told(status, text) {
  try {
    return { code: status, ...JSON.parse(await text()).error };
  } catch {
    return { code: status, name: `status_${status}`, message: `HTTP ${status}` };
  }
}
