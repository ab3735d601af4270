/** Bytes in the JSON of chat.v1: `{ "$base64": "…" }`. */
const PART = 0x8000;

export function encoded(bytes) {
  let text = '';
  // As arguments of a call they are counted.
  for (let at = 0; at < bytes.length; at += PART) text += String.fromCharCode(...bytes.subarray(at, at + PART));
  return { $base64: btoa(text) };
}

export function decoded({ $base64: text }) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
