/** The title of the tab counts what is unread in all rooms. */
export function showTitle({ chat, words }) {
  const where = chat?.rooms.open ? chat.rooms.titleOf(chat.rooms.active) : chat?.navigation.inInbox ? words.inbox : null;
  const room = where ? `${where} · Parley` : 'Parley';
  const title = chat?.reading.unread ? `(${chat.reading.unread}) ${room}` : room;
  if (document.title !== title) document.title = title;
  showBadge(chat?.reading.unread > 0);
}

/** The icon has a dot while something is unread. */
function showBadge(unread) {
  const icon = document.querySelector('link[rel=icon]');
  const wanted = unread ? 'favicon-unread.svg' : 'favicon.svg';
  if (icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted);
}
