/** The title of the tab counts what is unread in all rooms. */
export function showTitle({ chat }) {
  const room = chat?.rooms.open ? `${chat.rooms.titleOf(chat.rooms.active)} · Parley` : 'Parley';
  const title = chat?.reading.unread ? `(${chat.reading.unread}) ${room}` : room;
  if (document.title !== title) document.title = title;
}
