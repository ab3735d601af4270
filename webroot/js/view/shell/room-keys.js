/** Alt+A goes to the next room in which one is mentioned. Says whether it did. */
export function nextMention({ code, altKey, shiftKey, ctrlKey, metaKey }) {
  if (code !== 'KeyA' || !altKey || shiftKey || ctrlKey || metaKey) return false;
  ordered(1).find((link) => link.hasAttribute('data-mentioned'))?.click();
  return true;
}

/** Alt with the arrows goes to the room above or below in the list; with Shift to the next unread one. Says whether it did. */
export function walkRooms({ key, altKey, shiftKey, ctrlKey, metaKey }) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!step || !altKey || ctrlKey || metaKey) return false;
  ordered(step).find((link) => !shiftKey || link.hasAttribute('data-unread'))?.click();
  return true;
}

/** The rooms of the list, from the one that is open on, all but that one. */
function ordered(step) {
  const rooms = [...document.querySelectorAll('#rooms a[data-room]')].filter((link) => link.checkVisibility?.() ?? true);
  const at = rooms.findIndex((link) => link.hasAttribute('aria-current'));
  const before = rooms.slice(0, Math.max(at, 0));
  return step > 0 ? [...rooms.slice(at + 1), ...before] : [...before.reverse(), ...rooms.slice(at + 1).reverse()];
}
