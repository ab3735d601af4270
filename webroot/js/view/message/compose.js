/** Answers a message in the room, with a quote of it. */
export function answer(message, page) {
  page.chat.rooms.open.composing.answer(message);
  write(page);
}

/** Gives one's own message another text. */
export function change(message, page) {
  page.chat.rooms.open.composing.edit(message);
  write(page);
}

function write(page) {
  page.drawNow();
  const area = document.getElementById('composer');
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
}
