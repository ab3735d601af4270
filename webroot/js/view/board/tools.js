/** All that the page can do with boards but draw charts; loaded with the first board. */
export { head } from './head.js';
export { pane } from './pane.js';
export { strip } from './strip.js';
export { begun, follow, open, settle } from './opening.js';

/** Also what it looks like. */
export function load() {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: 'css/board.css', onload: resolve, onerror: reject });
    document.head.append(link);
  });
}
