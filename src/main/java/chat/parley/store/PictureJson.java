package chat.parley.store;

import chat.parley.message.Picture;
import chat.parley.message.file.StoredFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is known of a picture, as JSON in a column. */
final class PictureJson {
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String SMALLER = "smaller";
  private static final String SIDE = "side";
  private static final String TYPE = "type";
  private static final String SIZE = "size";

  private PictureJson() {}

  static JsonObject spelled(Picture picture) {
    return new JsonObject()
        .put(WIDTH, picture.width())
        .put(HEIGHT, picture.height())
        .put(
            SMALLER,
            new JsonArray(
                picture.thumbnails().stream()
                    .map(
                        one ->
                            new JsonObject()
                                .put(SIDE, one.side())
                                .put(TYPE, one.type())
                                .put(SIZE, one.size()))
                    .toList()));
  }

  /** Nothing for most. */
  static String column(StoredFile file) {
    return file.picture().map(picture -> spelled(picture).encode()).orElse(null);
  }

  static Picture read(String json) {
    return read(new JsonObject(json));
  }

  static Picture read(JsonObject json) {
    return new Picture(
        json.getInteger(WIDTH),
        json.getInteger(HEIGHT),
        json.getJsonArray(SMALLER).stream()
            .map(JsonObject.class::cast)
            .map(
                one ->
                    new Picture.Thumbnail(
                        one.getInteger(SIDE), one.getString(TYPE), one.getLong(SIZE)))
            .toList());
  }
}
