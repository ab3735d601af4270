/** All that the page can do with polls; loaded with the first one. */
export { card } from './card.js';
export { begin, form } from './form.js';
export { settle } from './near.js';

/** Also what it looks like. */
export function load() {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: 'css/poll.css', onload: resolve, onerror: reject });
    document.head.append(link);
  });
}
