/** Routing: the address bar names the open room, `#room=lobby`, so that rooms can be bookmarked and "back" goes back. */
const KEY = 'room';
/** The message that a link is about. */
const AT = 'at';

export function roomInAddress() {
  const room = new URLSearchParams(location.hash.slice(1)).get(KEY);
  return room?.normalize('NFC').trim() || null;
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
