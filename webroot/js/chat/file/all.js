/** What is known of files beyond how far they have come; loaded with the first of them. */
export { FileList } from './file-list.js';
export { Films } from './films.js';
export { hear } from './hearing.js';
export { indexOf } from './index-first.js';
export { Links } from './links.js';
export { Uploads } from './uploads.js';
