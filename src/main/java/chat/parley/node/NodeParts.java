package chat.parley.node;

import chat.parley.budget.Budgets;
import chat.parley.config.ParleyConfig;
import chat.parley.message.file.Uploads;
import chat.parley.operations.Health;
import chat.parley.operations.Meters;
import chat.parley.preview.PreviewVerticle;
import chat.parley.transport.OwnHosts;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.rest.ExportPlaces;
import chat.parley.transport.socketio.SocketIoServer;
import chat.parley.transport.socketio.chat.ChatNamespace;
import chat.parley.transport.sockjs.SockJsOwners;
import chat.parley.transport.traffic.Traffic;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the event loops of one node share.
 *
 * @param node its name
 * @param hosts by which clients may call it
 * @param proxySeen whether a proxy was seen that no setting names
 * @param owners of all SockJS sessions of the node
 * @param budgets what its memory may serve, and
 * @param traffic what of that clients take up
 * @param io the node's Socket.IO server, and the chat in it
 * @param previews of links, if it has any
 * @param exports who takes something away now
 * @param uploads the files that grow, where files are taken
 * @param clusterParts the way to other nodes, if there are any
 */
public record NodeParts(
    ParleyConfig config,
    String node,
    OwnHosts hosts,
    SessionKeys keys,
    AtomicBoolean proxySeen,
    SockJsOwners owners,
    SocketIoServer io,
    ChatNamespace chat,
    Health health,
    Meters meters,
    Budgets budgets,
    Traffic traffic,
    Optional<PreviewVerticle> previews,
    ExportPlaces exports,
    Optional<Uploads> uploads,
    Optional<ClusterParts> clusterParts) {}
