/** Routing: the address bar names the open room, `#room=lobby`, or the document or board beside it, so that rooms can be bookmarked and "back" goes back. */
const KEY = 'room';
/** The message that a link is about. */
const AT = 'at';
const BESIDE = /^#([^/=&]+)\/(board\/)?([^/=&]+)$/;

export function roomInAddress() {
  const room = beside()?.room ?? new URLSearchParams(location.hash.slice(1)).get(KEY);
  return room?.normalize('NFC').trim() || null;
}

/** The document that is open beside the talk, `#lobby/notes`: `{ room, doc }`, or null. */
export function documentInAddress() {
  const named = beside();
  return named?.doc ? named : null;
}

/** The board that is, `#lobby/board/ops`: `{ room, board }`, or null. */
export function boardInAddress() {
  const named = beside();
  return named?.board ? named : null;
}

function beside() {
  try {
    const [, room, board, name] = BESIDE.exec(location.hash);
    return { room: decodeURIComponent(room), [board ? 'board' : 'doc']: decodeURIComponent(name) };
  } catch {
    return null;
  }
}

/** What has happened since one left has an address of its own. */
export const INBOX = '#inbox';

export function inboxInAddress() {
  return location.hash === INBOX;
}

/** Its seq; null for most addresses. */
export function messageInAddress() {
  const seq = Number(new URLSearchParams(location.hash.slice(1)).get(AT));
  return Number.isSafeInteger(seq) && seq > 0 ? seq : null;
}

export function addressOf(room, seq = null) {
  // Colons stay readable: direct rooms are called direct:a:b.
  return `#${KEY}=${encodeURIComponent(room).replaceAll('%3A', ':')}${seq == null ? '' : `&${AT}=${seq}`}`;
}

/** The first room replaces the bare address: one "back" leaves the page. */
export function putInAddress(room, { replace = false } = {}) {
  put(room ? addressOf(room) : location.pathname + location.search, replace);
}

export function putInbox({ replace = false } = {}) {
  put(INBOX, replace);
}

function put(address, replace) {
  if (replace) history.replaceState(null, '', address);
  else if (location.hash !== address) history.pushState(null, '', address);
}

export function onAddressChange(listener) {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
}
