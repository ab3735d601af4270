/**
 * Folds (collapses) long messages to the height that the style sheet gives them. Whether one is longer is known only when it is
 * drawn.
 */
export function settleFolds() {
  const bodies = [...document.querySelectorAll('.foldable:not([data-whole])')];
  // All are measured before any is changed, so that the browser lays out once.
  const long = bodies.map((body) => body.scrollHeight > body.clientHeight + 1);
  bodies.forEach((body, n) => body.toggleAttribute('data-folded', long[n]));
}

window.addEventListener('resize', settleFolds);
