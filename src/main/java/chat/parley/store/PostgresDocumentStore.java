package chat.parley.store;

import chat.parley.access.User;
import chat.parley.document.CompactState;
import chat.parley.document.DocumentBounds;
import chat.parley.document.DocumentDraft;
import chat.parley.document.DocumentEntry;
import chat.parley.document.DocumentHistory;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentRow;
import chat.parley.document.DocumentStore;
import chat.parley.document.DocumentVersion;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Documents in PostgreSQL: several nodes may append, and a document's row keeps them in line. */
final class PostgresDocumentStore implements DocumentStore {
  private static final String HEADS =
      "SELECT d.room || '/' || d.name, d.pos FROM unnest($1::text[], $2::text[]) AS n (room, name)"
          + " JOIN document d ON d.room = n.room AND d.name = n.name";
  private static final String ENTITLE =
      "SELECT entitle_document($1, $2, $3, $4, $5, $6, $7, $8, $9)";
  private static final String THIN = "SELECT thin_documents($1, $2, $3, $4, $5, $6, $7)";
  private static final long DOCUMENTS = 100;
  private static final long ROWS = 2_000;
  private static final String KEEP = "SELECT keep_state($1, $2, $3, $4, $5, $6)";

  private final PostgresDatabase database;

  PostgresDocumentStore(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public String epoch() {
    return database.log().epoch();
  }

  @Override
  public Future<List<Outcome<DocumentEntry>>> append(String log, List<DocumentDraft> drafts) {
    PostgresUpdates batch =
        new PostgresUpdates(database.log(), DocumentName.of(log), List.copyOf(drafts));
    return database.write(batch::append);
  }

  @Override
  public Future<Long> head(String log) {
    return first(DocumentRows.HEAD, named(DocumentName.of(log)), row -> row.count(0))
        .map(found -> found.orElse(0L));
  }

  private static Tuple named(DocumentName document) {
    return Tuple.of(document.room(), document.name());
  }

  private <T> Future<Optional<T>> first(
      String sql, Tuple parameters, Function<StoredRow, T> reading) {
    return all(sql, parameters, reading).map(rows -> rows.stream().findFirst());
  }

  private <T> Future<List<T>> all(String sql, Tuple parameters, Function<StoredRow, T> reading) {
    return database
        .query(sql, parameters)
        .map(
            rows -> {
              List<T> read = new ArrayList<>(rows.size());
              rows.forEach(row -> read.add(reading.apply(new PostgresRow(row))));
              return read;
            });
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> logs) {
    List<DocumentName> names = logs.stream().map(DocumentName::of).toList();
    Tuple parameters =
        Tuple.tuple()
            .addArrayOfString(names.stream().map(DocumentName::room).toArray(String[]::new))
            .addArrayOfString(names.stream().map(DocumentName::name).toArray(String[]::new));
    return database
        .query(HEADS, parameters)
        .map(
            rows -> {
              Map<String, Long> heads = new HashMap<>();
              rows.forEach(row -> heads.put(row.getString(0), row.getLong(1)));
              return heads;
            });
  }

  @Override
  public Future<Page<DocumentEntry>> after(String log, long after, long upTo, int limit) {
    Tuple parameters = named(DocumentName.of(log)).addLong(after).addLong(upTo).addLong(limit + 1L);
    return all(DocumentRows.AFTER, parameters, DocumentRows::entry)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Optional<DocumentRow>> find(DocumentName document) {
    return first(DocumentRows.ONE, named(document), DocumentRows::row);
  }

  @Override
  public Future<List<DocumentRow>> list(String room, long before, int limit) {
    return all(DocumentRows.LIST, Tuple.of(room, before, limit - 1L), DocumentRows::row);
  }

  @Override
  public Future<Optional<DocumentRow>> entitle(
      DocumentName document, String title, User by, long ts, DocumentBounds bounds) {
    Tuple parameters =
        Tuple.of(epoch(), document.room(), document.name(), title, by.id(), by.name())
            .addBoolean(by.guest())
            .addLong(ts)
            .addLong((long) bounds.inRoom());
    return database
        .write(client -> client.preparedQuery(ENTITLE).execute(parameters))
        .compose(entitled -> find(document));
  }

  @Override
  public Future<CompactState> compact(DocumentName document, long upTo) {
    return first(DocumentRows.STATE, named(document).addLong(upTo), DocumentRows::state)
        .map(found -> found.orElse(CompactState.EMPTY));
  }

  @Override
  public Future<Void> keep(
      DocumentName document, String epoch, CompactState state, DocumentBounds bounds) {
    Tuple parameters =
        Tuple.of(epoch, document.room(), document.name(), state.pos())
            .addBuffer(Buffer.buffer(state.update()))
            .addLong(bounds.historyBytes());
    return database.write(client -> client.preparedQuery(KEEP).execute(parameters)).mapEmpty();
  }

  @Override
  public Future<Map<Long, User>> writers(DocumentName document) {
    return database
        .query(DocumentRows.WRITERS, named(document))
        .map(
            rows -> {
              Map<Long, User> writers = new HashMap<>();
              for (Row row : rows) {
                writers.put(row.getLong(0), EntryRows.user(new PostgresRow(row), 1));
              }
              return writers;
            });
  }

  @Override
  public Future<List<DocumentVersion>> versions(
      DocumentName document, long before, long gapMillis, int limit) {
    DocumentVersions.Source source =
        new DocumentVersions.Source() {
          @Override
          public Future<List<DocumentVersions.Line>> rows(long upTo) {
            Tuple parameters = named(document).addLong(upTo).addLong(gapMillis);
            return all(DocumentRows.ROW_VERSIONS, parameters, DocumentVersions.Line::of);
          }

          @Override
          public Future<List<DocumentVersions.Line>> states(long before) {
            Tuple parameters = named(document).addLong(before).addLong((long) limit);
            return all(DocumentRows.STATE_VERSIONS, parameters, DocumentVersions.Line::of);
          }
        };
    return new DocumentVersions(source, limit).before(before);
  }

  @Override
  public Future<OptionalLong> thin(long after, long now, DocumentHistory history) {
    Tuple parameters =
        Tuple.of(after, now)
            .addLong(history.editMillis())
            .addLong(history.hourMillis())
            .addLong(history.dayMillis())
            .addLong(DOCUMENTS)
            .addLong(ROWS);
    return database
        .write(client -> client.preparedQuery(THIN).execute(parameters))
        .map(rows -> new PostgresRow(rows.iterator().next()).number(0));
  }
}
