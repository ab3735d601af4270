/** The chat over Socket.IO: ops are events with an acknowledgement, and so are other names. */
package chat.parley.transport.socketio.chat;
