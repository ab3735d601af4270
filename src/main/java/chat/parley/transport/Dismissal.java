package chat.parley.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sends the clients of a loop away, in any order and some at a time, so that the other nodes can
 * take them in one by one.
 */
public final class Dismissal {
  private static final int STEP_MILLIS = 100;
  private static final int FEW = 20;

  private final Vertx vertx;
  private final Loop loop;
  private final int spreadMillis;

  /**
   * @param spreadMillis how long it may take until the last one is sent away; 0 is all at once
   */
  public Dismissal(Vertx vertx, Loop loop, int spreadMillis) {
    this.vertx = vertx;
    this.loop = loop;
    this.spreadMillis = spreadMillis;
  }

  /** Done when all are gone; with false when nobody was there. */
  public Future<Boolean> run() {
    loop.drain();
    List<Guest> guests = new ArrayList<>(loop.guests());
    Collections.shuffle(guests);
    int steps = Math.max(1, spreadMillis / STEP_MILLIS);
    int group = Math.max(FEW, (guests.size() + steps - 1) / steps);
    List<Future<Void>> gone = new ArrayList<>();
    Promise<Boolean> done = Promise.promise();
    next(guests, 0, group, gone, done);
    return done.future();
  }

  private void next(
      List<Guest> guests, int from, int group, List<Future<Void>> gone, Promise<Boolean> done) {
    int end = spreadMillis == 0 ? guests.size() : Math.min(guests.size(), from + group);
    guests.subList(from, end).forEach(guest -> gone.add(guest.dismiss()));
    if (end < guests.size()) {
      vertx.setTimer(STEP_MILLIS, timer -> next(guests, end, group, gone, done));
    } else {
      Future.join(gone).onComplete(all -> done.complete(!guests.isEmpty()));
    }
  }
}
