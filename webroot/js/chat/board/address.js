/** A link to a board: `#lobby/board/ops`; names of documents have no slash. */
export function addressOfBoard({ room, board }) {
  return `#${plain(room)}/board/${plain(board)}`;
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
