import { directRoom } from '../room/direct.js';

/** Of a person who was away, so many direct rooms are opened for what was written to him: those last spoken in. */
const MOST_OPENED = 20;

/** What was written to this person while he was away is there, and counts as unread. */
export function openMissed({ parley, directory, rooms, readMarks, me }) {
  directory.onListed((listed) => {
    for (const { direct, head } of listed.filter((room) => room.direct).slice(0, MOST_OPENED)) {
      const name = directRoom(me().id, direct.id);
      const read = readMarks.of(name) ?? 0;
      if (head <= read || rooms.has(name) || rooms.closed.has(name)) continue;
      rooms.of(name, read);
      parley.join(name).catch(() => {});
    }
  });
}
