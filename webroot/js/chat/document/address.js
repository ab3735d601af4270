/** A link to a document: `#lobby/notes`. */
export function addressOfDocument({ room, doc }) {
  return `#${plain(room)}/${plain(doc)}`;
}

/** As addresses of rooms: colons stay readable. */
function plain(name) {
  return encodeURIComponent(name).replaceAll('%3A', ':');
}

/** One more "back", unless it takes the place of the address before. */
export function putAddress(address, replace) {
  if (location.hash === address) return;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}
