package chat.parley.wire;

import chat.parley.access.User;
import chat.parley.message.export.KeptRoom;
import chat.parley.message.export.KeptThread;
import chat.parley.room.RoomEntry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * What is taken away, as JSON Lines: a header, a line for each item, and an end without which
 * something is missing.
 */
public final class ExportLines {
  private static final int FORMAT = 1;

  private ExportLines() {}

  /**
   * @param since the pos behind which it begins
   * @param head the pos up to which it goes
   */
  public static String room(String room, String epoch, long now, long since, long head) {
    return line(
        new JsonObject()
            .put("export", "room")
            .put("v", FORMAT)
            .put("room", room)
            .put("epoch", epoch)
            .put("exported", now)
            .put("since", since)
            .put("head", head));
  }

  public static String person(User user, long now) {
    return line(
        new JsonObject()
            .put("export", "person")
            .put("v", FORMAT)
            .put("user", People.user(user))
            .put("exported", now));
  }

  public static String kept(KeptRoom kept) {
    JsonObject json =
        new JsonObject()
            .put("conversation", kept.room())
            .put("read", kept.read())
            .put("level", kept.level().toLowerCase(Locale.ROOT))
            .put("muted", kept.muted())
            .put("pinned", kept.pinned())
            .put("archived", kept.archived());
    return line(kept.draft().isEmpty() ? json : json.put("draft", kept.draft()));
  }

  /** A thread that one follows, named by the message that it began with. */
  public static String kept(KeptThread kept) {
    return line(new JsonObject().put("thread", kept.message().toString()).put("read", kept.read()));
  }

  /** As they are heard; what only a later version knows is passed over. */
  public static String entries(List<RoomEntry> entries) {
    StringBuilder lines = new StringBuilder();
    for (RoomEntry entry : entries) {
      entry.event().map(EventWriter::json).map(ExportLines::line).ifPresent(lines::append);
    }
    return lines.toString();
  }

  /** How many lines a text has. */
  public static long count(String text) {
    return text.chars().filter(sign -> sign == '\n').count();
  }

  /**
   * @param entries how many lines are between the header and this one
   */
  public static String end(long entries) {
    return line(new JsonObject().put("end", true).put("lines", entries));
  }

  private static String line(JsonObject json) {
    return json.encode() + "\n";
  }
}
