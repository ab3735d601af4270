package chat.parley.transport;

import chat.parley.room.Sender;
import chat.parley.room.User;
import io.vertx.core.json.JsonObject;

/** The answer to a hello: who one is here, and what one may do. */
final class Welcome {

  private Welcome() {}

  /**
   * @param reply with the rooms in which the session goes on
   */
  static JsonObject of(Loop loop, Sender comer, JsonObject reply) {
    User user = comer.user();
    return reply
        .put("v", 1)
        .put("session", comer.session())
        .put("key", loop.keys().key(comer.session(), user))
        .put(
            "user",
            new JsonObject()
                .put("id", user.id())
                .put("name", user.name())
                .put("guest", user.guest()))
        .put("node", loop.node())
        .put("ts", System.currentTimeMillis())
        .put("limits", loop.toldLimits());
  }
}
