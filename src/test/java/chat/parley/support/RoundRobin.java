package chat.parley.support;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A load balancer that knows nothing of sessions: each new connection goes to the next node. */
public final class RoundRobin implements AutoCloseable {
  private final NetClient client;
  private final NetServer server;
  private final Supplier<List<Integer>> ports;
  private final AtomicInteger turn = new AtomicInteger();

  public RoundRobin(Vertx vertx, Supplier<List<Integer>> ports) {
    this(vertx, "127.0.0.1", ports);
  }

  /**
   * @param host the address at which clients reach it
   * @param ports of nodes on this machine
   */
  public RoundRobin(Vertx vertx, String host, Supplier<List<Integer>> ports) {
    this.client = vertx.createNetClient();
    this.ports = ports;
    this.server = vertx.createNetServer().connectHandler(this::connect);
    Await.result(server.listen(0, host));
  }

  private void connect(NetSocket comer) {
    List<Integer> nodes = ports.get();
    int port = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    comer.pause();
    client
        .connect(port, "127.0.0.1")
        .onSuccess(
            node -> {
              comer.pipeTo(node);
              node.pipeTo(comer);
            })
        .onFailure(refused -> comer.close());
  }

  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    Await.result(server.close());
  }
}
