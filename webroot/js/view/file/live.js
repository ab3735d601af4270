import { joined } from '../../chat/file/boxes.js';
import { stateOf } from './state.js';

/** Enough of a sound to see what it is made of. */
const BEGINNING_BYTES = 2_048;

/** Whether a sound can be heard of which nobody knows yet how long it will be. */
export function canListen() {
  return typeof MediaSource === 'function';
}

/**
 * Plays a recording from its beginning while it is made. A browser's own player asks for a part, and stops where the recording was
 * at that moment; here it is read as it comes, to its end.
 */
export async function listen({ id }, page) {
  const source = new MediaSource();
  stateOf(page).live.set(id, URL.createObjectURL(source));
  page.drawNow();
  const audio = document.querySelector(`[data-file-of="${id}"] audio`);
  audio?.play().catch(() => {});
  try {
    await happens(source, 'sourceopen');
    const { body } = await fetch(await page.chat.files.links.fresh(id));
    await feed(source, body.getReader());
  } catch {
    // It broke off, or this browser cannot play it: what has come can be heard.
  }
  if (source.readyState === 'open') source.endOfStream();
}

async function feed(source, reader) {
  let beginning = new Uint8Array();
  let buffer = null;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    let bytes = value;
    if (!buffer) {
      beginning = joined(beginning, value);
      if (beginning.length < BEGINNING_BYTES) continue;
      buffer = source.addSourceBuffer(typeOf(beginning));
      bytes = beginning;
    }
    const taken = happens(buffer, 'updateend');
    buffer.appendBuffer(bytes);
    await taken;
  }
}

function typeOf(bytes) {
  const text = String.fromCharCode(...bytes.subarray(0, BEGINNING_BYTES));
  if (!text.startsWith('ftyp', 4)) return 'audio/webm; codecs="opus"';
  return text.includes('mp4a') ? 'audio/mp4; codecs="mp4a.40.2"' : 'audio/mp4; codecs="opus"';
}

function happens(target, event) {
  return new Promise((resolve) => target.addEventListener(event, resolve, { once: true }));
}
