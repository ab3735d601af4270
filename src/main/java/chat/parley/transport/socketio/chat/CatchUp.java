package chat.parley.transport.socketio.chat;

import chat.parley.delivery.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The recovery of a client that is back: tells it what it missed, one room after the other, page by
 * page, and no faster than it reads.
 */
final class CatchUp {
  private static final long PATIENCE_MILLIS = 50;

  private final ChatSocket chat;
  private final Deque<String> behind = new ArrayDeque<>();
  private boolean reading;

  CatchUp(ChatSocket chat) {
    this.chat = chat;
  }

  /** The rooms as the reply to a resume tells them. */
  void begin(List<JsonObject> rooms) {
    rooms.forEach(this::replay);
    rooms.stream()
        .filter(room -> room.getBoolean("more"))
        .forEach(room -> behind.add(room.getString("room")));
    readOn();
  }

  /** The client joins or leaves the room itself, and so needs no help there any more. */
  void forget(String room) {
    behind.remove(room);
  }

  private void replay(JsonObject room) {
    JsonArray entries = room.getJsonArray("entries");
    for (int i = 0; i < entries.size(); i++) {
      JsonObject entry = entries.getJsonObject(i);
      chat.positions().heard(room.getString("room"), entry.getLong("pos"));
      chat.tell(entry);
    }
    chat.positions().joined(room, true);
  }

  private void readOn() {
    if (reading || behind.isEmpty() || chat.closed()) {
      return;
    }
    reading = true;
    if (chat.idle()) {
      read(behind.peek());
    } else {
      Vertx.currentContext().owner().setTimer(PATIENCE_MILLIS, timer -> next());
    }
  }

  private void next() {
    reading = false;
    readOn();
  }

  private void read(String room) {
    chat.positions()
        .of(room)
        .map(position -> chat.session().catchUp(room, position))
        .orElseGet(() -> Future.failedFuture(new IllegalStateException("the room is unknown")))
        .onSuccess(reply -> told(room, reply))
        .onFailure(lost -> chat.close(CloseCode.SLOW));
  }

  /** What comes for a room that was left meanwhile is not for this client any more. */
  private void told(String room, JsonObject reply) {
    if (behind.contains(room)) {
      if (!reply.getBoolean("ok") || !reply.getBoolean("recovered")) {
        // cut off it comes back, and is told where it can go on
        chat.close(CloseCode.SLOW);
        return;
      }
      replay(reply);
      if (!reply.getBoolean("more")) {
        behind.remove(room);
      }
    }
    next();
  }
}
