package chat.parley.store;

import chat.parley.message.Sound;
import chat.parley.message.file.StoredFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/** How a sound is, as JSON in a column. */
final class SoundJson {
  private static final String PEAKS = "peaks";
  private static final String MILLIS = "millis";

  private SoundJson() {}

  static JsonObject spelled(Sound sound) {
    JsonObject json = new JsonObject().put(PEAKS, new JsonArray(sound.peaks()));
    sound.millis().ifPresent(millis -> json.put(MILLIS, millis));
    return json;
  }

  /** Nothing for most. */
  static String column(StoredFile file) {
    return file.contents().sound().map(sound -> spelled(sound).encode()).orElse(null);
  }

  static Sound read(String json) {
    return read(new JsonObject(json));
  }

  static Sound read(JsonObject json) {
    Long millis = json.getLong(MILLIS);
    return new Sound(
        json.getJsonArray(PEAKS).stream().map(Integer.class::cast).toList(),
        millis == null ? OptionalLong.empty() : OptionalLong.of(millis));
  }
}
