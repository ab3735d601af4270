package chat.parley.chaos;

import io.vertx.core.json.JsonObject;

/** An op with its fields, as often as it has to be given until it is answered. */
record Command(String op, JsonObject fields) {

  static Command say(String room, String text) {
    return new Command(
        "send",
        new JsonObject().put("to", "room:" + room).put("body", new JsonObject().put("text", text)));
  }

  static Command change(String op, String room, long seq) {
    return new Command(op, new JsonObject().put("message", room + ":" + seq));
  }

  Command with(String field, Object value) {
    return new Command(op, fields.copy().put(field, value));
  }
}
