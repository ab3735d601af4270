package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.message.Attachment;
import chat.parley.message.MessageId;
import chat.parley.message.Sound;
import chat.parley.message.file.FileEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;

/** Spells files and what is heard of them for another node. */
final class FileWire {

  private FileWire() {}

  static JsonObject spelled(Attachment file) {
    JsonObject json =
        new JsonObject()
            .put("id", file.id())
            .put("name", file.name())
            .put("type", file.type())
            .put("state", file.state().name());
    file.size().ifPresent(size -> json.put("size", size));
    file.picture().ifPresent(picture -> json.put("picture", PictureWire.spelled(picture)));
    file.sound().ifPresent(sound -> json.put("sound", spelled(sound)));
    file.preview().ifPresent(preview -> json.put("preview", preview));
    return json;
  }

  static Attachment attachment(JsonObject json) {
    return new Attachment(
        text(json, "id"),
        text(json, "name"),
        text(json, "type"),
        json.containsKey("size") ? OptionalLong.of(json.getLong("size")) : OptionalLong.empty(),
        Attachment.State.valueOf(text(json, "state")),
        Optional.ofNullable(json.getJsonObject("picture")).map(PictureWire::picture),
        Optional.ofNullable(json.getJsonObject("sound")).map(FileWire::sound),
        Optional.ofNullable(json.getString("preview")));
  }

  private static JsonObject spelled(Sound sound) {
    JsonObject json = new JsonObject().put("peaks", new JsonArray(sound.peaks()));
    sound.millis().ifPresent(millis -> json.put("millis", millis));
    return json;
  }

  private static Sound sound(JsonObject json) {
    Long millis = json.getLong("millis");
    return new Sound(
        json.getJsonArray("peaks").stream().map(Integer.class::cast).toList(),
        millis == null ? OptionalLong.empty() : OptionalLong.of(millis));
  }

  static JsonObject progress(FileEvent.Progress event) {
    return new JsonObject()
        .put("ev", "progress")
        .put("room", event.message().room())
        .put("seq", event.message().seq())
        .put("file", spelled(event.file()))
        .put("have", event.have());
  }

  static FileEvent progress(JsonObject json) {
    return new FileEvent.Progress(
        new MessageId(text(json, "room"), json.getLong("seq")),
        attachment(json.getJsonObject("file")),
        json.getLong("have"));
  }
}
