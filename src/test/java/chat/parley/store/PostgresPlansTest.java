package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.access.User;
import chat.parley.board.BoardName;
import chat.parley.board.BoardStore;
import chat.parley.board.Item;
import chat.parley.board.MetricName;
import chat.parley.board.ShareCell;
import chat.parley.config.StoreConfig;
import chat.parley.message.MessageDraft;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A young chat, whose tables are so small that PostgreSQL would rather scan them. */
class PostgresPlansTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void end() {
    Await.ended(vertx);
  }

  private static final int OFTEN = 20;

  private static String scans(String tables) {
    return "SELECT sum(seq_scan) FROM pg_stat_user_tables WHERE relname IN (" + tables + ")";
  }

  /** A connection adds what it did to the figures before it is gone. */
  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

  /** Connections keep their plans, so a scan would still be there when the log is long. */
  @Test
  @DisplayName("an append scans neither the rooms nor the log, however few there are")
  void noScan() throws Exception {
    noScan("'room', 'entry'", PostgresPlansTest::say);
  }

  @Test
  @DisplayName("nothing that is stored of a board, or goes of it, scans what is there of others")
  void boards() throws Exception {
    noScan(
        "'board', 'board_word', 'board_cell', 'board_count', 'board_value'",
        PostgresPlansTest::record);
  }

  private void noScan(String tables, BiConsumer<Vertx, StoreConfig> doing) throws Exception {
    try (Postgres postgres = Postgres.start()) {
      StoreConfig config = new StoreConfig(postgres.url(), "", "FULL", 2);
      PostgresAddress address = PostgresAddress.of(config);
      try (Connection connection =
              DriverManager.getConnection(address.jdbc(), address.user(), address.password());
          Statement sql = connection.createStatement()) {
        noScan(vertx, config, sql, scans(tables), doing);
      }
    }
  }

  private static void noScan(
      Vertx vertx,
      StoreConfig config,
      Statement sql,
      String counting,
      BiConsumer<Vertx, StoreConfig> doing)
      throws SQLException {
    doing.accept(vertx, config);
    Await.until("all is counted", () -> number(sql, OTHERS) == 0);
    sql.execute("ANALYZE");
    long scans = number(sql, counting);
    doing.accept(vertx, config);
    Await.until("all is counted", () -> number(sql, OTHERS) == 0);
    assertEquals(scans, number(sql, counting));
  }

  /** Each message twice, so that it is looked for, too. */
  private static void say(Vertx vertx, StoreConfig config) {
    OpenStore store = OpenStore.of(Store.open(vertx, config));
    User ann = new User("ann", "Ann", true);
    for (int n = 0; n < OFTEN; n++) {
      MessageDraft draft = StoreContract.draft(ann, "c" + n, "message " + n);
      Await.result(store.append("room-" + n, List.of(draft)));
      Await.result(store.append("room-" + n, List.of(draft)));
    }
    Await.result(store.close());
  }

  /** A board for each name, all that is done with it, and its end. */
  private static void record(Vertx vertx, StoreConfig config) {
    OpenStore store = OpenStore.of(Store.open(vertx, config));
    BoardStore boards = store.store().boards();
    for (int n = 0; n < OFTEN; n++) {
      BoardName name = new BoardName("room-" + n, "ops");
      long id = Await.result(boards.make(name, n, 50)).orElseThrow().id();
      ShareCell cell = new ShareCell("count a", "n1", 10, 1_000 * n, new byte[] {1});
      Await.result(boards.save(id, n, List.of(cell)));
      BoardStore.Note note = new BoardStore.Note("ann", "c" + n, n);
      Await.result(boards.count(id, n, List.of(note), List.of(cell)));
      Item.Put put =
          new Item.Put(
              MetricName.of("m").orElseThrow(),
              "k",
              "1",
              OptionalLong.empty(),
              false,
              OptionalLong.empty());
      Await.result(boards.change(id, put, "ann", n));
      Await.result(boards.forget(id, Map.of(10, 2_000L), 100));
      Await.result(boards.forgetNotes(2, 100));
      if (n % 4 == 0) {
        Await.result(boards.delete(name, n));
        while (Await.result(boards.purge(100))) {
          // some rows at a time
        }
      }
    }
    Await.result(store.close());
  }

  private static long number(Statement sql, String query) {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
