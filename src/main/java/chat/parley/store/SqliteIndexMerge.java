package chat.parley.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the index anew without what was deleted from it, within transactions of the writer. */
final class SqliteIndexMerge {
  /** A step must not keep the writer from appending for more than a few milliseconds. */
  static final int PAGES = 64;

  // https://www.sqlite.org/fts5.html#the_merge_command: a negative number begins to merge all
  private static final String MERGE =
      "INSERT INTO search_text (search_text, rank) VALUES ('merge', ?)";
  private static final String CHANGES = "SELECT total_changes()";

  /** A step that changes less has found nothing to do. */
  private static final int CHANGES_OF_NOTHING = 2;

  private final SqliteSession session;

  SqliteIndexMerge(SqliteSession session) {
    this.session = session;
  }

  /**
   * @return whether there is more to write
   */
  boolean step(boolean first) throws SQLException {
    long before = changes();
    PreparedStatement merge = session.prepared(MERGE);
    merge.setInt(1, first ? -PAGES : PAGES);
    merge.executeUpdate();
    return first || changes() - before >= CHANGES_OF_NOTHING;
  }

  private long changes() throws SQLException {
    try (ResultSet row = session.query(CHANGES)) {
      row.next();
      return row.getLong(1);
    }
  }
}
