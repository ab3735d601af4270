package chat.parley.transport.socketio;

import java.util.Map;

/**
 * A client that wants to connect to a namespace: what Socket.IO's middleware is given as a socket
 * that is not connected yet.
 *
 * @param id the id that its socket will have, unless it is one that comes back
 * @param namespace such as {@code /admin}
 * @param data what its socket will know; middleware may add to it
 * @param connection anything to be remembered as long as the connection is there, whatever
 *     namespaces it is in; used on its loop
 * @param payloadBytes longest message that the server takes
 * @param format in which its library spells packets
 * @param recovers whether its library can come back as the same socket
 */
public record Newcomer(
    String id,
    String namespace,
    Handshake handshake,
    Map<String, Object> data,
    Map<String, Object> connection,
    int payloadBytes,
    PacketFormat format,
    boolean recovers) {}
