package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.message.Picture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Spells what is known of a picture for another node. */
final class PictureWire {

  private PictureWire() {}

  static JsonObject spelled(Picture picture) {
    return new JsonObject()
        .put("width", picture.width())
        .put("height", picture.height())
        .put(
            "smaller",
            new JsonArray(
                picture.thumbnails().stream()
                    .map(
                        one ->
                            new JsonObject()
                                .put("side", one.side())
                                .put("type", one.type())
                                .put("size", one.size()))
                    .toList()));
  }

  static Picture picture(JsonObject json) {
    return new Picture(
        json.getInteger("width"),
        json.getInteger("height"),
        json.getJsonArray("smaller").stream()
            .map(JsonObject.class::cast)
            .map(
                one ->
                    new Picture.Thumbnail(
                        one.getInteger("side"), text(one, "type"), one.getLong("size")))
            .toList());
  }
}
