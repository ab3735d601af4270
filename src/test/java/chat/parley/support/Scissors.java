package chat.parley.support;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and a server, passes on what they say, and cuts a connection in the middle
 * of what the server says, at a byte that a test has chosen.
 */
public final class Scissors implements AutoCloseable {
  private static final String HERE = "127.0.0.1";

  private final NetServer server;
  private final NetClient client;
  private final int target;
  private final AtomicInteger cuts = new AtomicInteger();
  private Iterator<Integer> places = List.<Integer>of().iterator();
  private int left = Integer.MAX_VALUE;

  private Scissors(Vertx vertx, int target) {
    this.client = vertx.createNetClient();
    this.target = target;
    this.server = vertx.createNetServer().connectHandler(this::pass);
    Await.result(server.listen(0, HERE));
  }

  public static Scissors before(Vertx vertx, int target) {
    return new Scissors(vertx, target);
  }

  public int port() {
    return server.actualPort();
  }

  /**
   * @param bytes of the server that still pass before each cut, over all connections together
   */
  public synchronized void cutAfter(Iterator<Integer> bytes) {
    places = bytes;
    next();
  }

  private void next() {
    left = places.hasNext() ? places.next() : Integer.MAX_VALUE;
  }

  public int cuts() {
    return cuts.get();
  }

  private void pass(NetSocket asking) {
    asking.pause();
    client
        .connect(target, HERE)
        .onFailure(refused -> asking.close())
        .onSuccess(
            answering -> {
              answering.handler(bytes -> answer(asking, answering, bytes));
              asking.handler(answering::write);
              answering.closeHandler(gone -> asking.close());
              asking.closeHandler(gone -> answering.close());
              asking.resume();
            });
  }

  private synchronized void answer(NetSocket asking, NetSocket answering, Buffer bytes) {
    if (bytes.length() <= left) {
      left -= left == Integer.MAX_VALUE ? 0 : bytes.length();
      asking.write(bytes);
      return;
    }
    answering.handler(late -> {});
    asking.write(bytes.slice(0, left)).onComplete(passed -> asking.close());
    cuts.incrementAndGet();
    next();
  }

  @Override
  public void close() {
    Await.result(server.close());
    Await.result(client.close());
  }
}
