/**
 * Documents for clients that others have written: the wires of y-websocket and of Hocuspocus. Each
 * connection is a session of the chat, and its documents are heard in a format of its own.
 */
package chat.parley.transport.yjs;
