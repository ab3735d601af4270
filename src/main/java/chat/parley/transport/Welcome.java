package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.access.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The answer to a hello: who one is here, and what one may do. */
final class Welcome {

  private Welcome() {}

  /**
   * @param reply with who one is from now on, and the rooms in which the session goes on
   */
  static JsonObject of(Loop loop, Sender comer, JsonObject reply) {
    JsonObject told = reply.getJsonObject("user");
    User user = new User(told.getString("id"), told.getString("name"), told.getBoolean("guest"));
    return reply
        .put("v", 1)
        .put("session", comer.session())
        .put("key", loop.keys().key(comer.session(), user))
        .put("person", loop.keys().personKey(user))
        .put("node", loop.node())
        .put("addresses", new JsonArray(loop.addresses()))
        .put("ts", System.currentTimeMillis())
        .put("limits", loop.toldLimits());
  }
}
