package chat.parley.transport;

import chat.parley.delivery.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains a loop: sends its clients away, in any order and some at a time, so that the other nodes
 * can take them in one by one.
 */
public final class Drain {
  private static final int STEP_MILLIS = 100;
  private static final int FEW = 20;
  private static final long ANSWER_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private final Vertx vertx;
  private final Loop loop;
  private final int spreadMillis;

  /**
   * @param spreadMillis how long it may take until the last one is sent away; 0 is all at once
   */
  public Drain(Vertx vertx, Loop loop, int spreadMillis) {
    this.vertx = vertx;
    this.loop = loop;
    this.spreadMillis = spreadMillis;
  }

  /** As {@link #sendAway}, and nobody is let in any more. */
  public Future<Boolean> run() {
    loop.drain();
    return sendAway();
  }

  /** Done when all are gone; with false when nobody was there. */
  public Future<Boolean> sendAway() {
    List<ClientConnection> clients = new ArrayList<>(loop.clients());
    Collections.shuffle(clients);
    int steps = Math.max(1, spreadMillis / STEP_MILLIS);
    int group = Math.max(FEW, (clients.size() + steps - 1) / steps);
    List<Future<Void>> gone = new ArrayList<>();
    Promise<Boolean> done = Promise.promise();
    next(clients, 0, group, gone, done);
    return done.future();
  }

  private void next(
      List<ClientConnection> clients,
      int from,
      int group,
      List<Future<Void>> gone,
      Promise<Boolean> done) {
    int end = spreadMillis == 0 ? clients.size() : Math.min(clients.size(), from + group);
    clients.subList(from, end).forEach(client -> gone.add(drain(client)));
    if (end < clients.size()) {
      vertx.setTimer(STEP_MILLIS, timer -> next(clients, end, group, gone, done));
    } else {
      Future.any(Future.join(gone), vertx.timer(ANSWER_SECONDS, TimeUnit.SECONDS))
          .onComplete(answered -> finish(clients, done));
    }
  }

  /** One that cannot be sent away must not keep the others. */
  private static Future<Void> drain(ClientConnection client) {
    try {
      return client.drain();
    } catch (RuntimeException bug) {
      LOG.error("A client could not be sent away", bug);
      return Future.succeededFuture();
    }
  }

  /** Who still waits for an answer asks again where he comes next. */
  private static void finish(List<ClientConnection> clients, Promise<Boolean> done) {
    clients.forEach(client -> client.close(CloseCode.DRAIN));
    done.complete(!clients.isEmpty());
  }
}
