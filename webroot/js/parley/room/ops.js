/**
 * What a program can do with rooms, one line for each op. `ask` promises the reply, or rejects with a Problem; a `hint` is of the
 * moment: lost when offline, and nobody minds.
 */
export const roomOps = ({ ask, hint, rooms }) => ({
  /** Joins now and after every reconnect and reload, until left. What was said arrives as `entries`. */
  join: (room) => rooms.join(room),
  leave: (room) => rooms.leave(room).catch(() => {}),
  joined: () => rooms.names(),
  /** The rooms that the server lists: open ones, and the direct ones of this person. */
  rooms: () => ask('rooms'),
  /** Who is in a room: `{ count, users }`. */
  members: async (room) => (await ask('presence', { of: room })).members,
  /** Shows everybody another status: `online` or `away`. */
  setPresence: (status) => hint('presence', { set: status }),
  typing: (room, on) => hint('typing', { room, on }),
});
