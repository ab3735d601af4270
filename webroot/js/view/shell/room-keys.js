/** Alt with the arrows goes to the room above or below in the list; with Shift to the next unread one. Says whether it did. */
export function walkRooms({ key, altKey, shiftKey, ctrlKey, metaKey }) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!step || !altKey || ctrlKey || metaKey) return false;
  const rooms = [...document.querySelectorAll('#rooms a[data-room]')].filter((link) => link.checkVisibility?.() ?? true);
  const at = rooms.findIndex((link) => link.hasAttribute('aria-current'));
  const ordered = step > 0 ? [...rooms.slice(at + 1), ...rooms.slice(0, Math.max(at, 0))] : [...rooms.slice(0, Math.max(at, 0)).reverse(), ...rooms.slice(at + 1).reverse()];
  const next = ordered.find((link) => !shiftKey || link.hasAttribute('data-unread'));
  next?.click();
  return true;
}
