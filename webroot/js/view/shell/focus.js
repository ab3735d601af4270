/**
 * After a drawing: an element that was moved has the focus again, and for one that is gone the messages have it, where what one
 * types goes nowhere; after signing out there are no messages, but a name to say.
 */
export function keepFocus(held) {
  if (held === document.body || document.activeElement !== document.body) return;
  if (held.isConnected) held.focus({ preventScroll: true });
  const rest = document.getElementById('messages') ?? document.getElementById('inbox') ?? document.getElementById('name');
  if (document.activeElement === document.body) rest?.focus({ preventScroll: true });
}
