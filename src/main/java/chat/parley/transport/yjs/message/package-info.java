/** What clients of Yjs say and hear, byte by byte; knows no socket. */
package chat.parley.transport.yjs.message;
