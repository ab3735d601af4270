package chat.parley.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets messages of a node that runs be old, past its store, and has a node forget them. */
public final class Aged {
  private static final int DAYS = 30;

  private Aged() {}

  /** Whatever is in a room up to a position was said in 1970. */
  public static void entries(Path data, String room, long pos) {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
        Statement statement = database.createStatement();
        PreparedStatement age =
            database.prepareStatement(
                "UPDATE entry SET ts = 1000 WHERE pos <= ?"
                    + " AND room = (SELECT id FROM room WHERE name = ?)")) {
      // the node knows its file by the checkpoints that it makes itself
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute("PRAGMA busy_timeout = 5000");
      age.setLong(1, pos);
      age.setString(2, room);
      age.executeUpdate();
    } catch (SQLException cause) {
      throw new AssertionError(cause);
    }
  }

  /** Settings by which rooms forget what is older than thirty days. */
  public static JsonObject settings() {
    JsonObject rule = new JsonObject().put("rooms", "*").put("days", DAYS);
    return new JsonObject()
        .put("messages", new JsonObject().put("retention", new JsonArray().add(rule)));
  }

  /** Waits until a node has deleted so many entries. */
  public static void forgotten(Server server, long entries) {
    Await.until(
        entries + " entries are gone",
        () -> server.metric("parley_retention_deleted_total") >= entries);
  }
}
