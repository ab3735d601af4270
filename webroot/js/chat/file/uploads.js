import { Recording } from '../../parley/file/recording.js';
import { randomId } from '../../parley/random.js';
import { isMp4 } from './boxes.js';
import { indexOf } from './index-first.js';

/** So many at once: the others wait, and say so. */
const AT_ONCE = 2;
/** With so many of the last bytes that the server has it is found out whether a file is the one that was begun. */
const COMPARED_BYTES = 65_536;

/** The files that this tab sends: each is a message of its room from the first moment on, and one goes on talking meanwhile. */
export class Uploads {
  #parley;
  #server;
  #rooms;
  #me;
  #reading;
  #changed;
  #items = new Map();
  /** What was told last about one of them, for who does not see it: `{ cid, state, name }`. */
  news = null;

  constructor({ parley, server, rooms, me, reading, changed }) {
    this.#parley = parley;
    this.#server = server;
    this.#rooms = rooms;
    this.#me = me;
    this.#reading = reading;
    this.#changed = changed;
    parley.on('welcome', () => this.#all().forEach(({ upload }) => upload.wake()));
    window.addEventListener('online', () => this.#all().forEach(({ upload }) => upload.wake()));
  }

  /** What is known here of the file of a message, by its `cid`. */
  of(cid) {
    return this.#items.get(cid)?.upload ?? null;
  }

  /** What is sent, to be looked at meanwhile. */
  source(cid) {
    return this.#items.get(cid)?.source ?? null;
  }

  /** Whether something would be lost with this page. */
  get busy() {
    return this.#all().some(({ upload }) => ['waiting', 'sending', 'broken'].includes(upload.state));
  }

  /** Something to send that is still to be made. */
  recording() {
    return new Recording();
  }

  /** `source` is a File, or grows like one; `said` goes with it: `{ text, format, mentions, reply }`, each left out or not, and `more` as soon as that is found. Gives the `cid` of its message. */
  send(room, source, { name, type, more = null, ...said }) {
    const cid = randomId();
    const { id: author } = this.#me();
    const file = { name, type, size: source.size ?? undefined, state: 'uploading' };
    const pending = { cid, room, author, ts: Date.now(), state: 'sending', body: { format: 'plain', ...said, text: said.text || name, files: [file] } };
    const item = { cid, room, pending, source, name, ready: !more, upload: this.#server.upload(source, { room, name, type, cid, ...said }) };
    this.#add(item);
    more?.then((found) => item.upload.tell(found), () => {}).finally(() => this.#readied(item));
    this.#reading.atBottom = true;
    this.#rooms.get(room)?.timeline.takePending(pending);
    this.#next();
    return cid;
  }

  #readied(item) {
    item.ready = true;
    this.#next();
  }

  /** With the same file again, after this page was loaded anew or on another device. Says whether it was the same one. */
  async goOn({ cid, room, body: { files: [file] } }, source) {
    if (file.size != null && source.size !== file.size) return false;
    const { headers } = await this.#server.ask('HEAD', file.id, { 'tus-resumable': '1.0.0' });
    const at = Number(headers.get('upload-offset'));
    const same = at === 0 || (await this.#same(file.id, source, at)) ? source : await this.#sentFirst(file.id, source, at);
    if (!same) return false;
    this.#add({ cid, room, pending: null, source: same, name: file.name, ready: true, upload: this.#server.upload(same, { id: file.id, cid }) });
    this.#next();
    return true;
  }

  /** A film that was sent with its index first, if it is that. */
  async #sentFirst(id, source, at) {
    const { first } = isMp4(source) ? await indexOf(source) : {};
    return first && (await this.#same(id, first, at)) ? first : null;
  }

  async #same(id, source, at) {
    const from = Math.max(0, at - COMPARED_BYTES);
    const [there, here] = await Promise.all([this.#server.bytes(id, from, at - 1), source.slice(from, at).arrayBuffer()]);
    const [one, other] = [new Uint8Array(there), new Uint8Array(here)];
    return one.length === other.length && one.every((byte, index) => byte === other[index]);
  }

  pause(cid) {
    this.of(cid)?.pause();
    this.#next();
  }

  /** After a pause, after a refusal, or before it would try by itself. */
  resume(cid) {
    const upload = this.of(cid);
    if (upload?.state === 'broken') upload.wake();
    else upload?.start().finally(() => this.#next());
  }

  /** Of a message without an upload here, too: `{ cid, body }`. */
  async cancel({ cid, body }) {
    const item = this.#items.get(cid);
    if (item) await item.upload.cancel();
    else await this.#server.remove(body.files[0].id);
  }

  stop() {
    this.#all().forEach(({ upload }) => upload.pause());
    this.#items.clear();
  }

  #all() {
    return [...this.#items.values()];
  }

  #add(item) {
    this.#items.set(item.cid, item);
    item.upload.onChange = () => this.#moved(item);
  }

  /** Their messages stand in the order in which they were chosen: one is begun when the room has the one before. */
  #next() {
    const under = this.#all().filter(({ upload }) => ['sending', 'broken'].includes(upload.state));
    const next = this.#all().find(({ upload }) => upload.state === 'waiting');
    if (next?.ready && under.length < AT_ONCE && under.every(({ upload }) => upload.id)) next.upload.start().finally(() => this.#next());
    this.#changed();
  }

  #moved({ cid, room, pending, upload, name }) {
    const { state } = upload;
    if (['complete', 'failed'].includes(state) && this.news?.cid !== cid) this.news = { cid, state, name };
    if (pending) pending.state = state === 'failed' ? 'failed' : 'sending';
    if (state === 'cancelled') {
      this.#items.delete(cid);
      if (pending) this.#rooms.get(room)?.timeline.takePending({ ...pending, state: 'discarded' });
    }
    this.#next();
  }
}
