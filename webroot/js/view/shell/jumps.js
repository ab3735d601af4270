/** To a message, wherever it is; its row is marked for a moment. */
export async function jump(page, name, seq) {
  const { chat } = page;
  if (matchMedia('(max-width: 1080px)').matches) {
    page.beside = null;
    page.openDrawer(null);
  }
  if (chat.rooms.active !== name) await chat.navigation.open(name, { focus: 'messages' });
  const room = chat.rooms.open;
  if (room?.name !== name || !(await chat.history.around(room, seq)) || chat.rooms.open !== room) return;
  seek(page, room, seq);
}

/** To the first message of a day, or of the next one on which anything was said. */
export async function goToDate(page, ts) {
  const { chat } = page;
  const room = chat.rooms.open;
  const seq = await chat.history.since(room, ts);
  if (seq != null && chat.rooms.open === room) seek(page, room, seq);
}

function seek(page, room, seq) {
  page.chat.reading.scrolled(false);
  page.viewState.sought = { room: room.name, seq };
  page.changed();
}
