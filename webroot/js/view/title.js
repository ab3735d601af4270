/** The title of the tab counts what is unread in all rooms. */
export function showTitle({ chat }) {
  const room = chat?.room ? `${chat.nameOf(chat.active)} · Parley` : 'Parley';
  const title = chat?.unread ? `(${chat.unread}) ${room}` : room;
  if (document.title !== title) document.title = title;
}
