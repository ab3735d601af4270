package chat.parley.transport.socketio.engine;

/**
 * The revisions of the Engine.IO protocol that are spoken here. In 4 the server pings and packets
 * of a payload are separated by {@code \x1e}; in 3, of clients of Socket.IO 1 and 2, the client
 * pings and packets are prefixed by their length.
 */
public enum Revision {
  V3,
  V4
}
