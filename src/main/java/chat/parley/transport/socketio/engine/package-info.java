/** Engine.IO, revisions 4 and 3: sessions over long polling and WebSocket; usable alone. */
package chat.parley.transport.socketio.engine;
