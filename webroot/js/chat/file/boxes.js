const HEADER = 16;

export function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** The box of an MP4 that begins there: `{ kind, length }`; a length of 0 goes to the end, one below 8 is none. Null when its head is not all here. */
export function boxAt(bytes, at) {
  if (at + HEADER > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(at);
  return { kind: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), length: size === 1 ? Number(view.getBigUint64(at + 8)) : size };
}

/** Of a film or a sound that may have its index at its end. */
export function isMp4({ type }) {
  return /\/(mp4|quicktime|x-m4v|x-m4a|m4a)$/.test(type);
}
