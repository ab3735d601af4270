package chat.parley;

import chat.parley.config.ParleyConfig;
import chat.parley.transport.OwnHosts;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.socketio.SocketIoServer;
import chat.parley.transport.socketio.chat.ChatNamespace;
import chat.parley.transport.sockjs.SockJsOwners;
import java.util.Optional;

/**
 * What the event loops of one node share.
 *
 * @param node its name
 * @param hosts by which clients may call it
 * @param owners of all SockJS sessions of the node
 * @param io the node's Socket.IO server, and the chat in it
 * @param neighbourhood the way to other nodes, if there are any
 */
record NodeParts(
    ParleyConfig config,
    String node,
    OwnHosts hosts,
    SessionKeys keys,
    SockJsOwners owners,
    SocketIoServer io,
    ChatNamespace chat,
    Health health,
    Meters meters,
    Optional<Neighbourhood> neighbourhood) {}
