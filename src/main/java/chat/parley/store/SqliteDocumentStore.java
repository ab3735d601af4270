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
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Documents in the embedded database. */
final class SqliteDocumentStore implements DocumentStore {
  private static final String HEADS =
      "SELECT room || '/' || name, pos FROM document WHERE (room, name) IN"
          + " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))";

  private final SqliteDatabase database;

  SqliteDocumentStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public String epoch() {
    return database.epoch();
  }

  @Override
  public Future<List<Outcome<DocumentEntry>>> append(String log, List<DocumentDraft> drafts) {
    return database
        .write(
            writer ->
                new SqliteUpdates(writer.writing(drafts.size()), DocumentName.of(log))
                    .append(drafts))
        .onSuccess(outcomes -> database.added(stored(outcomes)));
  }

  private static long stored(List<Outcome<DocumentEntry>> outcomes) {
    return outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
  }

  @Override
  public Future<Long> head(String log) {
    DocumentName document = DocumentName.of(log);
    return first(row -> row.count(0), DocumentRows.HEAD, document.room(), document.name())
        .map(found -> found.orElse(0L));
  }

  private <T> Future<Optional<T>> first(
      Function<StoredRow, T> reading, String sql, Object... parameters) {
    return all(reading, sql, parameters).map(rows -> rows.stream().findFirst());
  }

  private <T> Future<List<T>> all(
      Function<StoredRow, T> reading, String sql, Object... parameters) {
    return database.read(session -> new SqliteDocuments(session).all(reading, sql, parameters));
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> logs) {
    JsonArray names = new JsonArray();
    logs.stream()
        .map(DocumentName::of)
        .forEach(name -> names.add(new JsonArray().add(name.room()).add(name.name())));
    return database.read(
        session -> {
          Map<String, Long> heads = new HashMap<>();
          try (ResultSet row = session.query(HEADS, names.encode())) {
            while (row.next()) {
              heads.put(row.getString(1), row.getLong(2));
            }
          }
          return heads;
        });
  }

  @Override
  public Future<Page<DocumentEntry>> after(String log, long after, long upTo, int limit) {
    DocumentName document = DocumentName.of(log);
    return all(
            DocumentRows::entry,
            DocumentRows.AFTER,
            document.room(),
            document.name(),
            after,
            upTo,
            limit + 1)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Optional<DocumentRow>> find(DocumentName document) {
    return first(DocumentRows::row, DocumentRows.ONE, document.room(), document.name());
  }

  @Override
  public Future<List<DocumentRow>> list(String room, long before, int limit) {
    return all(DocumentRows::row, DocumentRows.LIST, room, before, limit - 1);
  }

  @Override
  public Future<Optional<DocumentRow>> entitle(
      DocumentName document, String title, User by, long ts, DocumentBounds bounds) {
    return database.write(
        writer -> new SqliteDocuments(writer.writing(2)).entitle(document, title, by, ts, bounds));
  }

  @Override
  public Future<CompactState> compact(DocumentName document, long upTo) {
    return first(DocumentRows::state, DocumentRows.STATE, document.room(), document.name(), upTo)
        .map(found -> found.orElse(CompactState.EMPTY));
  }

  @Override
  public Future<Void> keep(
      DocumentName document, String epoch, CompactState state, DocumentBounds bounds) {
    return database.write(
        writer -> {
          if (epoch.equals(epoch())) {
            new SqliteStates(writer.writing(SqliteStates.ROWS)).keep(document, state, bounds);
          }
          return null;
        });
  }

  @Override
  public Future<Map<Long, User>> writers(DocumentName document) {
    return all(
            row -> Map.entry(row.count(0), EntryRows.user(row, 1)),
            DocumentRows.WRITERS,
            document.room(),
            document.name())
        .map(
            rows ->
                rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Future<List<DocumentVersion>> versions(
      DocumentName document, long before, long gapMillis, int limit) {
    DocumentVersions.Source source =
        new DocumentVersions.Source() {
          @Override
          public Future<List<DocumentVersions.Line>> rows(long upTo) {
            return lines(DocumentRows.ROW_VERSIONS, document, upTo, gapMillis);
          }

          @Override
          public Future<List<DocumentVersions.Line>> states(long before) {
            return lines(DocumentRows.STATE_VERSIONS, document, before, limit);
          }
        };
    return new DocumentVersions(source, limit).before(before);
  }

  private Future<List<DocumentVersions.Line>> lines(
      String sql, DocumentName document, long pos, long last) {
    return all(DocumentVersions.Line::of, sql, document.room(), document.name(), pos, last);
  }

  /** The database has no clock of its own. */
  @Override
  public Future<OptionalLong> thin(long after, long now, DocumentHistory history) {
    return database.write(
        writer -> {
          SqliteThinning thinning =
              new SqliteThinning(writer.writing(SqliteStates.ROWS), now, history);
          OptionalLong next = thinning.run(after);
          if (thinning.forgotten()) {
            writer.emptyLog();
          }
          return next;
        });
  }
}
