package chat.parley.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Finds out why nodes that live are not heard, in words that name a setting: by what the cluster
 * manager knows of them, and by knocking at their event bus as a node does.
 */
final class Diagnosis {
  /** In what each node tells of itself: how it knows the others. */
  static final String TRUST = "tls";

  private static final int CONNECT_MILLIS = 2_000;

  /**
   * Whoever does not trust a visitor tells him so after the handshake has ended for the visitor.
   */
  private static final long SHOWN_OUT_MILLIS = 1_000;

  private final ClusterManager manager;
  private final String tls;
  private final Optional<NodeIdentity> identity;

  Diagnosis(ClusterManager manager, String tls, Optional<NodeIdentity> identity) {
    this.manager = manager;
    this.tls = tls;
    this.identity = identity;
  }

  /** Nothing when no reason can be found. */
  Future<Optional<String>> reason(Vertx vertx) {
    List<String> others =
        manager.getNodes().stream().filter(node -> !node.equals(manager.getNodeId())).toList();
    if (others.isEmpty()) {
      return Future.succeededFuture(
          Optional.of(
              "the cluster manager finds none of them: cluster.members, cluster.port and a firewall"
                  + " are where to look"));
    }
    Future<Optional<String>> reason = Future.succeededFuture(Optional.empty());
    for (String other : others) {
      reason =
          reason.compose(
              found -> found.isPresent() ? Future.succeededFuture(found) : reason(vertx, other));
    }
    return reason;
  }

  private Future<Optional<String>> reason(Vertx vertx, String other) {
    Promise<NodeInfo> info = Promise.promise();
    manager.getNodeInfo(other, info);
    return info.future()
        .compose(known -> reason(vertx, known))
        .otherwise(Optional.of("the cluster manager does not say where they are"));
  }

  private Future<Optional<String>> reason(Vertx vertx, NodeInfo there) {
    String place = there.host() + ":" + there.port();
    JsonObject told = there.metadata() == null ? new JsonObject() : there.metadata();
    String theirs = told.getString(TRUST, tls);
    if (!theirs.equals(tls)) {
      return Future.succeededFuture(
          Optional.of(
              "cluster.tls is %s for the one at %s and %s here".formatted(theirs, place, tls)));
    }
    return knock(vertx, there)
        .map(Optional.<String>empty())
        .otherwise(cause -> Optional.of(why(cause, place)));
  }

  private static String why(Throwable cause, String place) {
    for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
      if (deeper instanceof SSLException) {
        return ("the one at %s and this one do not trust each other: cluster.keyStore and"
                + " cluster.trustStore must hold what the other shows")
            .formatted(place);
      }
    }
    return "nothing answers at %s: cluster.host, cluster.busPort and a firewall are where to look"
        .formatted(place);
  }

  private Future<Void> knock(Vertx vertx, NodeInfo there) {
    NetClientOptions options =
        new NetClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setHostnameVerificationAlgorithm("");
    identity.ifPresent(known -> known.guard(options.setTrustAll(false)));
    NetClient client = vertx.createNetClient(options);
    return client
        .connect(there.port(), there.host())
        .compose(socket -> stays(vertx, socket))
        .eventually(client::close);
  }

  /** A connection that is not closed at once is welcome. */
  private static Future<Void> stays(Vertx vertx, NetSocket socket) {
    Promise<Void> shownOut = Promise.promise();
    socket.exceptionHandler(shownOut::tryFail);
    socket.closeHandler(closed -> shownOut.tryFail(new SSLException("closed at once")));
    return Future.any(
            shownOut.future(), vertx.timer(SHOWN_OUT_MILLIS, TimeUnit.MILLISECONDS).mapEmpty())
        .compose(
            first -> shownOut.future().failed() ? shownOut.future() : Future.succeededFuture());
  }
}
