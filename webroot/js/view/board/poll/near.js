import { stateOf } from './state.js';

const shown = new Set();
const seen = new WeakSet();

/** After each drawing: only polls that are on the screen are watched. */
export function settle(page) {
  for (const poll of document.querySelectorAll('.poll')) {
    if (seen.has(poll)) continue;
    seen.add(poll);
    observer(page).observe(poll);
  }
  watch(page);
}

let own = null;
function observer(page) {
  own ??= new IntersectionObserver((changes) => {
    for (const { isIntersecting, target } of changes) {
      if (isIntersecting) shown.add(target);
      else shown.delete(target);
    }
    watch(page);
  });
  return own;
}

function watch(page) {
  for (const poll of shown) if (!poll.isConnected) shown.delete(poll);
  stateOf(page).polls.watchOnly([...shown].map((poll) => poll.dataset.poll));
}
