/** All that the page can do with files; loaded with the first one. */
export { attached } from './attached.js';
export { choose, openAttachMenu, ready, send, waiting } from './waiting.js';
export { pane } from './pane.js';
export { dragged, floating } from './floating.js';
export { settle } from './near.js';

/** Also what it looks like. */
export function load() {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: 'css/files.css', onload: resolve, onerror: reject });
    document.head.append(link);
  });
}
