package chat.parley.message;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Outcome;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps messages that are being written, every second, and ends those whose senders are gone: of
 * this node after a minute, and of nodes that have died.
 */
final class OpenMessageUpkeep {
  private static final long KEEP_MILLIS = 1_000;
  private static final int REFRESHES = 3;
  private static final int SEARCHED = 100;

  private final Rooms rooms;
  private final OpenMessageStore store;
  private final String owner;
  private final Map<MessageId, OpenMessage> open;
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
      long lostMillis) {
    this.rooms = rooms;
    this.store = store;
    this.owner = owner;
    this.open = open;
    this.lostMillis = lostMillis;
  }

  void start() {
    rooms.around().timers().after(KEEP_MILLIS, this::keep);
    rooms.around().timers().after(lostMillis / REFRESHES, this::search);
  }

  private void keep() {
    long now = now();
    for (OpenMessage message : List.copyOf(open.values())) {
      if (rooms.present(message.from())) {
        message.alive(now);
      }
      if (now - message.aliveAt() >= lostMillis) {
        end(message, Alteration.End.LOST);
      } else if (!message.closing() && message.due(now, lostMillis / REFRESHES)) {
        keep(message, now);
      }
    }
    rooms.around().timers().after(KEEP_MILLIS, this::keep);
  }

  /** Done when all that was written so far is kept. */
  Future<?> keepAll() {
    long now = now();
    return Future.join(open.values().stream().map(message -> keep(message, now)).toList());
  }

  private Future<Boolean> keep(OpenMessage message, long now) {
    message.kept(now);
    return LogEnvironment.inTime(
            store.keep(message.id(), owner, message.body().text(), message.n(), now))
        .onSuccess(
            mine -> {
              if (!mine) {
                open.remove(message.id(), message);
              }
            });
  }

  /** Whoever finds it first ends it; the others are told that it is so already. */
  private void search() {
    LogEnvironment.inTime(store.abandoned(now() - lostMillis, SEARCHED))
        .onSuccess(
            found ->
                found.stream()
                    .filter(kept -> !open.containsKey(kept.message()))
                    .forEach(kept -> end(new OpenMessage(kept, now()), Alteration.End.LOST)))
        .onComplete(done -> rooms.around().timers().after(lostMillis / REFRESHES, this::search));
  }

  /** Fails when it cannot be stored now; then it is still open. */
  Future<Outcome<RoomEntry>> end(OpenMessage message, Alteration.End end) {
    message.close();
    ChangeDraft draft =
        new ChangeDraft(
            message.from(),
            UUID.randomUUID().toString(),
            now(),
            message.id().seq(),
            new Alteration.Close(message.body(), end),
            true,
            0);
    return rooms
        .open()
        .room(message.id().room())
        .compose(room -> room.append(draft).onComplete(done -> rooms.open().forgetIdle(room)))
        .onSuccess(ended -> open.remove(message.id(), message))
        .onFailure(cause -> message.closingFailed());
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }
}
