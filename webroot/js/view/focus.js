/**
 * After a drawing: an element that was moved has the focus again, and for one that is gone the messages have it, where what one
 * types goes nowhere.
 */
export function keepFocus(held) {
  if (held === document.body || document.activeElement !== document.body) return;
  if (held.isConnected) held.focus({ preventScroll: true });
  if (document.activeElement === document.body) document.getElementById('messages')?.focus({ preventScroll: true });
}
