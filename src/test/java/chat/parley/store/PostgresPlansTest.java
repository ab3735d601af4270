package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.access.User;
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
  private static final String SCANS =
      "SELECT sum(seq_scan) FROM pg_stat_user_tables WHERE relname IN ('room', 'entry')";

  /** A connection adds what it did to the figures before it is gone. */
  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

  /** Connections keep their plans, so a scan would still be there when the log is long. */
  @Test
  @DisplayName("an append scans neither the rooms nor the log, however few there are")
  void noScan() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      StoreConfig config = new StoreConfig(postgres.url(), "", "FULL", 2);
      PostgresAddress address = PostgresAddress.of(config);
      try (Connection connection =
              DriverManager.getConnection(address.jdbc(), address.user(), address.password());
          Statement sql = connection.createStatement()) {
        noScan(vertx, config, sql);
      }
    }
  }

  private static void noScan(Vertx vertx, StoreConfig config, Statement sql) throws SQLException {
    say(vertx, config);
    Await.until("all is counted", () -> number(sql, OTHERS) == 0);
    sql.execute("ANALYZE");
    long scans = number(sql, SCANS);
    say(vertx, config);
    Await.until("all is counted", () -> number(sql, OTHERS) == 0);
    assertEquals(scans, number(sql, SCANS));
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

  private static long number(Statement sql, String query) {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
