/** The format of Yjs, version 1 of its updates: bytes in, bytes out. */
package chat.parley.document.yjs;
