package chat.parley.transport.socketio.chat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Tells a client that is back what it missed, page by page and as fast as it reads. */
final class CatchUp {
  private static final long PATIENCE_MILLIS = 50;

  private final ChatSocket chat;

  CatchUp(ChatSocket chat) {
    this.chat = chat;
  }

  /**
   * @param room as the reply to a join or a resume tells it
   */
  void replay(JsonObject room) {
    JsonArray entries = room.getJsonArray("entries");
    for (int i = 0; i < entries.size(); i++) {
      JsonObject entry = entries.getJsonObject(i);
      chat.positions().heard(room.getString("room"), entry.getLong("pos"));
      chat.tell(entry.getString("ev"), entry);
    }
    chat.positions().joined(room, true);
    if (room.getBoolean("more")) {
      readOn(room.getString("room"));
    }
  }

  private void readOn(String room) {
    if (chat.closed()) {
      return;
    }
    if (!chat.idle()) {
      Vertx.currentContext().owner().setTimer(PATIENCE_MILLIS, timer -> readOn(room));
      return;
    }
    chat.session()
        .catchUp(room, chat.positions().of(room))
        .onSuccess(
            reply -> {
              if (!chat.closed() && reply.getBoolean("ok")) {
                replay(reply);
              }
            });
  }
}
