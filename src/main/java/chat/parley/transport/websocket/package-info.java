/** WebSocket, RFC 6455 to the letter: what Vert.x leaves open is closed here. */
package chat.parley.transport.websocket;
