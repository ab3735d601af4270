/** All that the page can do with documents but write in them; loaded when somebody looks for them. */
export { head } from './head.js';
export { pane } from './pane.js';
export { keys } from './state.js';
export { close, deliver, follow, open, settle } from './opening.js';

/** Also what it looks like. */
export function load() {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: 'css/document.css', onload: resolve, onerror: reject });
    document.head.append(link);
  });
}
