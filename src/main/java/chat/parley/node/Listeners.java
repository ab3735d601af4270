package chat.parley.node;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The event loops that accept clients, as one. Asked from any thread. */
public final class Listeners {
  private final List<HttpVerticle> loops = new CopyOnWriteArrayList<>();
  private volatile boolean open;

  /**
   * @param addresses one for each loop
   */
  public Future<?> open(Vertx vertx, NodeParts parts, List<String> addresses) {
    addresses.forEach(address -> loops.add(new HttpVerticle(parts, address, addresses.size())));
    return Future.all(
            loops.stream()
                .map(loop -> vertx.deployVerticle(loop, new DeploymentOptions()))
                .toList())
        .onSuccess(all -> open = true);
  }

  /** Whether clients should go elsewhere: not all listen yet, or one has begun to stop. */
  public boolean draining() {
    return !open || loops.stream().anyMatch(HttpVerticle::draining);
  }

  /** The port that was asked for, or the free one that was found. */
  public int port() {
    return loops.get(0).port();
  }
}
