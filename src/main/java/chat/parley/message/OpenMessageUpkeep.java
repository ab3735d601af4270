package chat.parley.message;

import chat.parley.log.LogEnvironment;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * Keeps messages that are being written, every second, and ends those that somebody wants no more
 * of, or whose senders are gone: of this node, and of nodes that have died.
 */
final class OpenMessageUpkeep {
  private static final long KEEP_MILLIS = 1_000;
  private static final int REFRESHES = 3;
  private static final int SEARCHED = 100;

  private final Rooms rooms;
  private final OpenMessageStore store;
  private final String owner;
  private final Map<MessageId, OpenMessage> open;
  private final OpenMessageEnds ends;
  private final long lostMillis;

  /**
   * @param open those of this node, which others change too
   * @param lostMillis how long a message stays open whose sender is gone
   */
  OpenMessageUpkeep(
      Rooms rooms,
      OpenMessageStore store,
      String owner,
      Map<MessageId, OpenMessage> open,
      OpenMessageEnds ends,
      long lostMillis) {
    this.rooms = rooms;
    this.store = store;
    this.owner = owner;
    this.open = open;
    this.ends = ends;
    this.lostMillis = lostMillis;
  }

  void start() {
    rooms.around().timers().after(KEEP_MILLIS, this::beat);
    rooms.around().timers().after(lostMillis / REFRESHES, this::search);
  }

  private void beat() {
    long now = now();
    for (OpenMessage message : List.copyOf(open.values())) {
      if (rooms.connected(message.from())) {
        message.alive(now);
      }
      if (now - message.aliveAt() >= lostMillis && !message.closing()) {
        ends.end(message, Alteration.End.LOST, message.from());
      } else if (message.due(now, lostMillis / REFRESHES)) {
        keep(message, now);
      }
    }
    if (!open.isEmpty()) {
      stop();
    }
    rooms.around().timers().after(KEEP_MILLIS, this::beat);
  }

  /** People on other nodes want no more of some. */
  private void stop() {
    LogEnvironment.inTime(store.stops(owner))
        .onSuccess(
            stops ->
                stops.forEach(
                    stop -> {
                      OpenMessage message = open.get(stop.message());
                      if (message != null) {
                        ends.end(message, Alteration.End.STOPPED, stop.by());
                      }
                    }));
  }

  /** Done when all that was written so far is kept. */
  Future<?> keepAll() {
    long now = now();
    return Future.join(open.values().stream().map(message -> keep(message, now)).toList());
  }

  /** What could not be kept is tried again at the next beat. */
  private Future<Boolean> keep(OpenMessage message, long now) {
    long n = message.n();
    message.keeping(true);
    return LogEnvironment.inTime(store.keep(message.id(), owner, message.body().text(), n, now))
        .onSuccess(
            mine -> {
              message.kept(n, now);
              if (!mine) {
                open.remove(message.id(), message);
              }
            })
        .onComplete(done -> message.keeping(false));
  }

  private void search() {
    LogEnvironment.inTime(store.abandoned(now() - lostMillis, SEARCHED))
        .onSuccess(found -> found.forEach(this::found))
        .onComplete(done -> rooms.around().timers().after(lostMillis / REFRESHES, this::search));
  }

  /** Its sender may be back, here or elsewhere: then it stays open, and his node keeps it. */
  private void found(OpenMessageStore.Kept kept) {
    if (open.containsKey(kept.message())) {
      return;
    }
    if (rooms.present(kept.from())) {
      LogEnvironment.inTime(store.take(kept.message(), owner, now()))
          .onSuccess(
              taken ->
                  taken.ifPresent(
                      mine ->
                          open.computeIfAbsent(
                              mine.message(), id -> new OpenMessage(mine, now()))));
    } else if (!rooms.connected(kept.from())) {
      ends.abandoned(kept);
    }
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }
}
