const STEPS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/**
 * Keyboard navigation: in the log the arrows go from message to message; from outside they begin at the newest. Links and buttons
 * keep their keys.
 */
export function walkMessages(event) {
  const { currentTarget: log, target, key } = event;
  const step = STEPS[key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target !== log && !target.matches('.message')) return;
  const messages = [...log.querySelectorAll('.message')];
  if (!messages.length) return;
  event.preventDefault();
  const at = target === log ? messages.length : messages.indexOf(target);
  messages[Math.min(messages.length - 1, Math.max(0, at + step))].focus();
}
