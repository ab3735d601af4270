/**
 * SockJS: Vert.x's handler for the fallback transports, with its holes closed, and our own
 * WebSocket.
 */
package chat.parley.transport.sockjs;
