package chat.parley.store;

import chat.parley.access.User;
import chat.parley.document.DocumentBounds;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What is asked of the tables of documents within one turn of the embedded database. */
record SqliteDocuments(SqliteSession session) {
  private static final String ID = "SELECT id FROM document WHERE room = $1 AND name = $2";
  private static final String COUNT = "SELECT count(*) FROM document WHERE room = $1";
  private static final String CREATE =
      "INSERT INTO document (room, name, title, creator, created, editor, edited, pos, bytes,"
          + " compacted) VALUES ($1, $2, $3, 1, $4, 1, $4, 0, 0, 0)";
  private static final String TITLE = "UPDATE document SET title = $1 WHERE id = $2";
  private static final String WRITER =
      "SELECT number FROM document_writer WHERE doc = $1 AND person = $2 AND name = $3"
          + " AND guest = $4";
  private static final String NEW_WRITER =
      "INSERT INTO document_writer (doc, number, person, name, guest)"
          + " SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4 FROM document_writer"
          + " WHERE doc = $1";

  /** SQLite numbers its parameters with another sign. */
  private static String sql(String statement) {
    return statement.replace('$', '?');
  }

  int update(String statement, Object... parameters) throws SQLException {
    PreparedStatement prepared = session.prepared(sql(statement));
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
    return prepared.executeUpdate();
  }

  <T> List<T> all(Function<StoredRow, T> reading, String statement, Object... parameters)
      throws SQLException {
    List<T> read = new ArrayList<>();
    try (ResultSet found = session.query(sql(statement), parameters)) {
      SqliteRow row = new SqliteRow(found);
      while (found.next()) {
        read.add(reading.apply(row));
      }
    }
    return read;
  }

  <T> Optional<T> first(Function<StoredRow, T> reading, String statement, Object... parameters)
      throws SQLException {
    return all(reading, statement, parameters).stream().findFirst();
  }

  OptionalLong number(String statement, Object... parameters) throws SQLException {
    return first(row -> row.number(0), statement, parameters).orElse(OptionalLong.empty());
  }

  OptionalLong id(DocumentName document) throws SQLException {
    return number(ID, document.room(), document.name());
  }

  /** Makes it with a first writer, when there is a place for it. */
  OptionalLong make(DocumentName document, String title, User by, long ts, DocumentBounds bounds)
      throws SQLException {
    if (number(COUNT, document.room()).orElse(0) >= bounds.inRoom()) {
      return OptionalLong.empty();
    }
    update(CREATE, document.room(), document.name(), title, ts);
    OptionalLong id = id(document);
    writer(id.getAsLong(), by);
    return id;
  }

  /** The number of a writer. */
  long writer(long id, User user) throws SQLException {
    OptionalLong known = number(WRITER, id, user.id(), user.name(), user.guest());
    if (known.isPresent()) {
      return known.getAsLong();
    }
    update(NEW_WRITER, id, user.id(), user.name(), user.guest());
    return writer(id, user);
  }

  Optional<DocumentRow> entitle(
      DocumentName document, String title, User by, long ts, DocumentBounds bounds)
      throws SQLException {
    OptionalLong id = id(document);
    if (id.isPresent()) {
      update(TITLE, title, id.getAsLong());
    } else {
      make(document, title, by, ts, bounds);
    }
    return first(DocumentRows::row, DocumentRows.ONE, document.room(), document.name());
  }
}
