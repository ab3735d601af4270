/** What it takes to write in a document: the editor and Yjs. Loaded with the first that is opened, as one file. */
export { OpenDocument, deliver } from '../../chat/document/open-document.js';
export { Editor } from './editor.js';
