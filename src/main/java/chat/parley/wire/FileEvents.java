package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.Attachment;
import chat.parley.message.Picture;
import chat.parley.message.Sound;
import chat.parley.message.file.FileEvent;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is heard of files. */
final class FileEvents {
  static final Shape FILE =
      Shape.object(
          "file",
          "A file that a message brings: see [Files](#files).",
          always("id", Text.ANY, "read it at `/files/<id>`"),
          always("name", Text.ANY, "for people"),
          always("type", Text.ANY, "as its sender says; when it is complete, what was found"),
          sometimes("size", Count.COUNT, "bytes, when it is known how many"),
          always("state", Choice.of(State.class), "when this was read"),
          sometimes(
              "reason",
              Choice.of(Reason.class),
              "of `failed`, when nobody may have it: something was found in it, or it could not be"
                  + " checked. Its bytes are gone"),
          sometimes("width", Count.COUNT, "pixels of a picture that can be shown, upright"),
          sometimes("height", Count.COUNT, "the same"),
          sometimes(
              "thumbnails",
              new ListOf(Count.COUNT),
              "longest sides of smaller pictures, 96, 512 or 1600, at `/files/<id>/<side>`; those"
                  + " of them that are smaller"),
          sometimes(
              "peaks",
              new ListOf(Count.COUNT),
              "how loud a sound is over its length, as its sender says: at most 64, of 0 to 100"),
          sometimes("duration", Count.COUNT, "milliseconds of it, as its sender says"),
          sometimes(
              "preview",
              Text.ANY,
              "the beginning of a text that is complete: at most ten lines, and 1 KiB"));

  private static final Shape PROGRESS =
      Shape.event(
          "progress",
          "progress",
          "A file of a message has come so far; twice a second at most, and once at its end. In"
              + " nobody's log.",
          always("ev", new Word("progress"), ""),
          always("room", Text.ANY, ""),
          always("id", Text.ANY, "of the message: `lobby:123`"),
          always("seq", Count.COUNT, "of the message"),
          always("file", FILE, ""),
          always("have", Count.COUNT, "bytes of it that can be read"));

  static final List<EventRow> ROWS = List.of(new EventRow(Heard.EVERYWHERE, "progress", PROGRESS));

  private FileEvents() {}

  /** What clients tell apart. */
  enum State {
    UPLOADING,
    COMPLETE,
    FAILED
  }

  private enum Reason {
    REJECTED,
    UNCHECKED
  }

  static JsonObject progress(FileEvent.Progress event) {
    return new JsonObject()
        .put("ev", "progress")
        .put("room", event.message().room())
        .put("id", event.message().toString())
        .put("seq", event.message().seq())
        .put("file", file(event.file()))
        .put("have", event.have());
  }

  static JsonObject file(Attachment file) {
    JsonObject json =
        new JsonObject()
            .put("id", file.id())
            .put("name", file.name())
            .put("type", file.type())
            .put("state", Choice.word(file.state().refused() ? State.FAILED : file.state()));
    if (file.state().refused()) {
      json.put("reason", Choice.word(file.state()));
    }
    file.size().ifPresent(size -> json.put("size", size));
    file.picture().ifPresent(picture -> put(picture, json));
    file.sound().ifPresent(sound -> put(sound, json));
    file.preview().ifPresent(preview -> json.put("preview", preview));
    return json;
  }

  private static void put(Sound sound, JsonObject json) {
    if (!sound.peaks().isEmpty()) {
      json.put("peaks", new JsonArray(sound.peaks()));
    }
    sound.millis().ifPresent(millis -> json.put("duration", millis));
  }

  private static void put(Picture picture, JsonObject json) {
    List<Integer> sides = picture.thumbnails().stream().map(Picture.Thumbnail::side).toList();
    json.put("width", picture.width())
        .put("height", picture.height())
        .put("thumbnails", new JsonArray(sides));
  }

  /** Adds files to what a message says; most have none. */
  static JsonObject put(List<Attachment> files, JsonObject body) {
    return files.isEmpty()
        ? body
        : body.put("files", new JsonArray(files.stream().map(FileEvents::file).toList()));
  }
}
