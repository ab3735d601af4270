import { boxAt } from './boxes.js';

const HEADER = 16;
const MOST_BOXES = 1_000;
const MOST_INDEX_BYTES = 64 * 1024 * 1024;
/** What may stand in such a file; where there is more, other places may be told in it than those that are put right here. */
const KNOWN = ['ftyp', 'free', 'skip', 'wide', 'mdat', 'moov', 'uuid'];
const AROUND = ['moov', 'trak', 'mdia', 'minf', 'stbl'];

/**
 * Looks where a film (MP4) has its index: `{ last }`, and where that stands behind the pictures `first`, the same film with the index
 * before them, so that it plays while it comes; left out where that cannot be done. Nothing is copied but the index: the rest are
 * parts of the file.
 */
export async function indexOf(file) {
  try {
    const boxes = await boxesOf(file);
    const moov = boxes.find(({ kind }) => kind === 'moov');
    const mdat = boxes.find(({ kind }) => kind === 'mdat');
    if (!moov || !mdat || moov.at < mdat.at) return { last: false };
    return { last: true, first: await moved(file, boxes, moov) };
  } catch {
    return { last: false };
  }
}

async function boxesOf(file) {
  const boxes = [];
  for (let at = 0; at + HEADER <= file.size && boxes.length < MOST_BOXES; ) {
    const box = boxAt(new Uint8Array(await file.slice(at, at + HEADER).arrayBuffer()), 0);
    const length = box.length === 0 ? file.size - at : box.length;
    if (length < 8) break;
    boxes.push({ kind: box.kind, at, length });
    at += length;
  }
  return boxes;
}

async function moved(file, boxes, moov) {
  const { at, length } = moov;
  const end = at + length;
  const place = boxes[0].kind === 'ftyp' ? boxes[0].length : 0;
  const whole = boxes.every(({ kind }) => KNOWN.includes(kind)) && boxes.filter(({ kind }) => kind === 'moov').length === 1;
  if (!whole || end > file.size || length > MOST_INDEX_BYTES) return undefined;
  const index = new Uint8Array(await file.slice(at, end).arrayBuffer());
  const shift = (offset) => (offset >= place && offset < at ? offset + length : offset >= end ? offset : NaN);
  if (!putRight(index, 0, index.length, shift)) return undefined;
  return new File([file.slice(0, place), index, file.slice(place, at), file.slice(end)], file.name, { type: file.type, lastModified: file.lastModified });
}

/** Says in all tables where the pictures are now; false where that cannot be said. */
function putRight(index, from, to, shift) {
  for (let at = from; at + 8 <= to; ) {
    const view = new DataView(index.buffer);
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...index.subarray(at + 4, at + 8));
    if (length < 8 || at + length > to || kind === 'cmov' || kind === 'mvex') return false;
    if (AROUND.includes(kind) && !putRight(index, at + 8, at + length, shift)) return false;
    if (kind === 'stco' && !table(view, at + 12, 4, at + length, shift)) return false;
    if (kind === 'co64' && !table(view, at + 12, 8, at + length, shift)) return false;
    at += length;
  }
  return true;
}

function table(view, at, bytes, end, shift) {
  const count = view.getUint32(at);
  if (at + 4 + count * bytes > end) return false;
  for (let entry = at + 4; entry < at + 4 + count * bytes; entry += bytes) {
    const offset = shift(bytes === 4 ? view.getUint32(entry) : Number(view.getBigUint64(entry)));
    if (!(offset < (bytes === 4 ? 2 ** 32 : Number.MAX_SAFE_INTEGER))) return false;
    if (bytes === 4) view.setUint32(entry, offset);
    else view.setBigUint64(entry, BigInt(offset));
  }
  return true;
}
