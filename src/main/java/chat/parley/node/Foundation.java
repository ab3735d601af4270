package chat.parley.node;

import chat.parley.budget.Budgets;
import chat.parley.cluster.Membership;
import chat.parley.config.ParleyConfig;
import chat.parley.operations.Meters;
import chat.parley.preview.Destinations;
import chat.parley.store.Store;
import chat.parley.transport.OwnHosts;
import chat.parley.transport.socketio.SocketIoServer;
import chat.parley.transport.traffic.Traffic;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * What a node stands on, once its store is open.
 *
 * @param node its name among the others of its cluster
 * @param membership in the cluster that its Vert.x has joined, if it has
 * @param destinations where links lead, for a program that has a way of its own to the web
 */
public record Foundation(
    Vertx vertx,
    ParleyConfig config,
    String node,
    OwnHosts hosts,
    Store store,
    Meters meters,
    Budgets budgets,
    Traffic traffic,
    SocketIoServer io,
    Optional<Membership> membership,
    Optional<Destinations> destinations,
    Listeners listeners) {}
