/** Socket.IO: the server of its protocol, revision 5, with a Java API; usable without the chat. */
package chat.parley.transport.socketio;
