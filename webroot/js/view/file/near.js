/** Addresses are asked for so many pixels before one comes to what needs them. */
const AHEAD = '400px 0px';
const observers = new WeakMap();

/** After each drawing: whoever comes near a file has its address asked for. */
export function settle(page) {
  for (const file of document.querySelectorAll('[data-file-of]')) observer(file.closest('#messages, .pane-log, .hits'), page)?.observe(file);
}

function observer(root, page) {
  if (root && !observers.has(root)) observers.set(root, new IntersectionObserver((seen, own) => look(seen, own, page), { root, rootMargin: AHEAD }));
  return observers.get(root);
}

function look(seen, own, page) {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    own.unobserve(target);
    if (target.dataset.fileOf) page.chat?.files.links?.look(target.dataset.fileOf);
  }
}
