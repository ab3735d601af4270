package chat.parley.store;

import chat.parley.message.file.StoredFile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** How a file ends, in PostgreSQL. */
final class PostgresFileEnd {
  /** The file and its message, in one step. */
  private static final String END =
      "WITH ended AS ("
          + FileRows.END
          + " RETURNING id), brought AS (UPDATE entry SET attributes = $13"
          + " WHERE room = (SELECT id FROM room WHERE name = $14) AND seq = $15"
          + " AND attributes IS NOT NULL AND $13::text IS NOT NULL"
          + " AND EXISTS (SELECT 1 FROM ended)) SELECT count(*) FROM ended";

  private final PostgresDatabase database;
  private final StoredFile file;

  PostgresFileEnd(PostgresDatabase database, StoredFile file) {
    this.database = database;
    this.file = file;
  }

  /**
   * @param now milliseconds since 1970, UTC
   * @return whether it was not complete, and this one's, until now
   */
  Future<Boolean> store(long now) {
    return brought()
        .compose(
            attributes -> {
              Tuple row =
                  Tuple.tuple()
                      .addString(file.state().name())
                      .addString(file.type())
                      .addLong(FileRows.nullable(file.size()))
                      .addLong(file.have())
                      .addString(file.digest().orElse(null))
                      .addLong(now)
                      .addString(file.id())
                      .addLong(FileRows.held(file))
                      .addLong(FileRows.nullable(file.sent()))
                      .addString(PictureJson.column(file))
                      .addLong(file.writer())
                      .addString(file.contents().preview().orElse(null))
                      .addString(attributes.orElse(null))
                      .addString(file.room())
                      .addLong(file.seq().orElse(0));
              return database.write(client -> client.preparedQuery(END).execute(row));
            })
        .map(rows -> rows.iterator().next().getLong(0) > 0);
  }

  /** What its message says then, to whoever reads it from now on; nothing if it is deleted. */
  private Future<Optional<String>> brought() {
    return file.seq().isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : database
            .query(FileRows.ATTRIBUTES, Tuple.of(file.room(), file.seq().getAsLong()))
            .map(
                rows ->
                    rows.size() == 0
                        ? Optional.empty()
                        : Attributes.with(rows.iterator().next().getString(0), file.attachment()));
  }
}
