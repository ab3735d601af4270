package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Refused;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What its sender is told of an upload over a socket. */
public final class UploadEvents {
  private static final Shape UPLOAD =
      Shape.event(
          "upload",
          "upload",
          "To the sender of a file over a socket alone: how far it is safe, that it is complete, or"
              + " why something of it is refused. In nobody's log.",
          always("ev", new Word("upload"), ""),
          always("upload", Count.COUNT, "its number on this socket"),
          sometimes("file", Text.ANY, "the `id` of the file"),
          sometimes("offset", Count.COUNT, "bytes that are on the disk, or where it goes on"),
          sometimes("state", Choice.of(FileEvents.State.class), "when it has ended"),
          sometimes("sha256", Text.ANY, "of a complete file"),
          sometimes("error", ReplyWriter.ERROR, "then the upload is over here, mostly"));

  static final List<EventRow> ROWS = List.of(new EventRow(Heard.EVERYWHERE, "upload", UPLOAD));

  private UploadEvents() {}

  /** So much of it is safe. */
  public static JsonObject safe(long number, String file, long offset) {
    return new JsonObject().put("upload", number).put("file", file).put("offset", offset);
  }

  private static JsonObject event(long number, String file, long offset) {
    return new JsonObject().put("ev", "upload").mergeIn(safe(number, file, offset));
  }

  /** It has ended. */
  public static JsonObject ended(long number, StoredFile file) {
    JsonObject event =
        event(number, file.id(), file.came()).put("state", Choice.word(file.state()));
    file.digest().ifPresent(digest -> event.put("sha256", digest));
    return event;
  }

  /** Something of it is refused. */
  public static JsonObject refused(long number, String file, long offset, Refused why) {
    return event(number, file, offset).put("error", error(why));
  }

  /** There is no such upload. */
  public static JsonObject unknown(long number, Refused why) {
    return new JsonObject()
        .put("ev", "upload")
        .put("upload", Math.max(0, number))
        .put("error", error(why));
  }

  private static JsonObject error(Refused why) {
    return ReplyWriter.json(why).getJsonObject("error");
  }
}
