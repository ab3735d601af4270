package chat.parley.store;

import chat.parley.message.inbox.Changed;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.DraftOutcome;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.Place;
import chat.parley.message.inbox.PreferenceChange;
import chat.parley.message.inbox.ReadMark;
import chat.parley.message.inbox.Seen;
import chat.parley.message.inbox.Span;
import chat.parley.message.inbox.ThreadStore;
import chat.parley.message.inbox.Unread;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People's conversations in PostgreSQL: any node may change any of them. */
final class PostgresInboxStore implements InboxStore {
  private static final String MOVE = "SELECT * FROM move_read_marks($1, $2, $3, $4, $5, $6)";
  private static final String PREFER =
      "SELECT * FROM change_preferences($1, $2, $3, $4, $5, $6, $7)";
  private static final String KEEP = "SELECT * FROM keep_drafts($1, $2, $3, $4, $5)";
  private static final String COUNT = "SELECT * FROM count_unread($1, $2, $3, $4, $5)";
  private static final String PLACE =
      "SELECT r.seq, c.changes, c.read, c.seen, c.level, c.muted, c.pinned, c.archived"
          + " FROM (SELECT $2::text AS name) n LEFT JOIN room r ON r.name = n.name"
          + " LEFT JOIN conversation c ON c.person = $1 AND c.room = n.name";
  private static final String DRAFT = "SELECT text FROM draft WHERE person = $1 AND room = $2";
  private static final String SEEN =
      "SELECT person, seen FROM conversation WHERE room = $1 LIMIT $2";

  private final PostgresDatabase database;
  private final ThreadStore threads;

  PostgresInboxStore(PostgresDatabase database) {
    this.database = database;
    this.threads = new PostgresThreadStore(database);
  }

  @Override
  public Future<Map<Conversation, Changed>> move(Map<Conversation, ReadMark> marks) {
    Keyed<ReadMark> sorted = new Keyed<>(marks);
    Tuple parameters =
        sorted
            .tuple()
            .addArrayOfLong(sorted.column(Long[]::new, ReadMark::least))
            .addArrayOfLong(sorted.column(Long[]::new, ReadMark::most))
            .addInteger(CONVERSATIONS)
            .addInteger(NAMED + 1);
    return changed(MOVE, sorted, parameters);
  }

  @Override
  public Future<Map<Conversation, Changed>> prefer(Map<Conversation, PreferenceChange> changes) {
    Keyed<PreferenceChange> sorted = new Keyed<>(changes);
    Tuple parameters =
        sorted
            .tuple()
            .addArrayOfString(
                sorted.column(String[]::new, change -> change.level().map(Enum::name).orElse(null)))
            .addArrayOfBoolean(sorted.column(Boolean[]::new, change -> change.muted().orElse(null)))
            .addArrayOfBoolean(
                sorted.column(Boolean[]::new, change -> change.pinned().orElse(null)))
            .addArrayOfBoolean(
                sorted.column(Boolean[]::new, change -> change.archived().orElse(null)))
            .addInteger(CONVERSATIONS);
    return changed(PREFER, sorted, parameters);
  }

  private Future<Map<Conversation, Changed>> changed(
      String sql, Keyed<?> sorted, Tuple parameters) {
    return database
        .write(client -> client.preparedQuery(sql).execute(parameters))
        .map(
            rows -> {
              Map<Conversation, Changed> changed = new HashMap<>();
              for (Row row : rows) {
                changed.put(sorted.key(row.getInteger(0)), changed(row));
              }
              return changed;
            });
  }

  private static Changed changed(Row row) {
    return new Changed(
        PostgresInboxLines.place(row, 4, row.getLong(3)), row.getBoolean(1), row.getInteger(2));
  }

  @Override
  public Future<Map<Conversation, DraftOutcome>> keep(Map<Conversation, String> drafts) {
    Keyed<String> sorted = new Keyed<>(drafts);
    Tuple parameters =
        sorted
            .tuple()
            .addArrayOfString(sorted.column(String[]::new, text -> text))
            .addInteger(CONVERSATIONS)
            .addInteger(DRAFT_BYTES);
    return database
        .write(client -> client.preparedQuery(KEEP).execute(parameters))
        .map(
            rows -> {
              Map<Conversation, DraftOutcome> outcomes = new HashMap<>();
              for (Row row : rows) {
                outcomes.put(
                    sorted.key(outcomes.size() + 1), DraftOutcome.valueOf(row.getString(0)));
              }
              return outcomes;
            });
  }

  @Override
  public Future<Place> place(Conversation of) {
    return database
        .query(PLACE, Tuple.of(of.user(), of.room()))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return PostgresInboxLines.place(
                  row, 1, Optional.ofNullable(row.getLong(0)).orElse(0L));
            });
  }

  @Override
  public Future<String> draft(Conversation of) {
    return database
        .query(DRAFT, Tuple.of(of.user(), of.room()))
        .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString(0));
  }

  @Override
  public Future<Map<Conversation, Unread>> count(List<Span> spans) {
    Tuple parameters =
        Tuple.tuple()
            .addArrayOfString(spans.stream().map(span -> span.of().user()).toArray(String[]::new))
            .addArrayOfString(spans.stream().map(span -> span.of().room()).toArray(String[]::new))
            .addArrayOfLong(spans.stream().map(Span::from).toArray(Long[]::new))
            .addArrayOfLong(spans.stream().map(Span::upTo).toArray(Long[]::new))
            .addInteger(Unread.MOST);
    return database.query(COUNT, parameters).map(rows -> counts(spans, rows));
  }

  private static Map<Conversation, Unread> counts(List<Span> spans, RowSet<Row> rows) {
    Map<Conversation, Unread> counts = new HashMap<>();
    for (Row row : rows) {
      counts.put(spans.get(counts.size()).of(), new Unread(row.getInteger(0), row.getInteger(1)));
    }
    return counts;
  }

  @Override
  public Future<List<Seen>> seen(String room) {
    return database.query(SEEN, Tuple.of(room, NAMED + 1)).map(PostgresInboxStore::seen);
  }

  private static List<Seen> seen(RowSet<Row> rows) {
    List<Seen> seen = new ArrayList<>();
    if (rows.size() <= NAMED) {
      rows.forEach(row -> seen.add(new Seen(row.getString(0), row.getLong(1))));
    }
    seen.removeIf(one -> one.seq() == 0);
    return seen;
  }

  @Override
  public Future<List<Line>> lines(String user, String after, int limit) {
    return PostgresInboxLines.read(database, user, after, limit);
  }

  @Override
  public ThreadStore threads() {
    return threads;
  }
}
