package chat.parley.foreign;

import chat.parley.support.Await;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** A line to a server that is cut whenever so many bytes have gone over one of its connections. */
final class CuttingProxy implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final NetServer server;
  private final int target;
  private final int most;

  CuttingProxy(int target, int most) {
    this.target = target;
    this.most = most;
    this.server =
        Await.result(vertx.createNetServer().connectHandler(this::pass).listen(0, "127.0.0.1"));
  }

  int port() {
    return server.actualPort();
  }

  private void pass(NetSocket client) {
    client.pause();
    vertx
        .createNetClient()
        .connect(target, "127.0.0.1")
        .onSuccess(
            onward -> {
              long[] gone = new long[1];
              client.closeHandler(closed -> onward.close());
              onward.closeHandler(closed -> client.close());
              onward.handler(client::write);
              client.handler(
                  bytes -> {
                    onward.write(bytes);
                    gone[0] += bytes.length();
                    if (gone[0] > most) {
                      client.close();
                    }
                  });
              client.resume();
            })
        .onFailure(cause -> client.close());
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
