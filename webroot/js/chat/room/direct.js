/**
 * Direct rooms (private conversations, DMs): the room of two people bears both ids, in code unit order, so either side finds the
 * same name.
 */
const PREFIX = 'direct:';

export function directRoom(one, other) {
  return PREFIX + (one <= other ? `${one}:${other}` : `${other}:${one}`);
}

export function isDirect(room) {
  return room.startsWith(PREFIX);
}

/** The other person's id. */
export function otherIn(room, me) {
  const ids = room.slice(PREFIX.length).split(':');
  return ids.find((id) => id !== me) ?? ids[0];
}
