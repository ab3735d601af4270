package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.message.Body;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Spells what a message says. */
final class BodyWire {
  private BodyWire() {}

  static JsonObject spelled(Body body) {
    JsonObject json =
        new JsonObject()
            .put("text", body.text())
            .put("format", body.format().name())
            .put("data", new JsonObject(body.data()));
    return body.mentions().isEmpty() ? json : json.put("mentions", new JsonArray(body.mentions()));
  }

  /** That of the message, event or change that is spelled so. */
  static Body read(JsonObject json) {
    JsonObject body = json.getJsonObject("body");
    Body.Format format =
        body.getString("format", "").equals("MD") ? Body.Format.MD : Body.Format.PLAIN;
    Map<String, Object> data = body.getJsonObject("data", new JsonObject()).getMap();
    List<String> mentions =
        body.getJsonArray("mentions", new JsonArray()).stream().map(String.class::cast).toList();
    return new Body(text(body, "text"), format, data, mentions);
  }
}
