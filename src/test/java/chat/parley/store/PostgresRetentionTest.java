package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is too old, in PostgreSQL. */
class PostgresRetentionTest extends RetentionContract {
  private static Postgres postgres;
  private final List<Store> others = new ArrayList<>();

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig(postgres.url(), "", "FULL", 4));
  }

  @Override
  protected long rows(String table) {
    return Await.result(
            ((PostgresDatabase) store.database())
                .query(
                    "SELECT count(*) FROM "
                        + table
                        + " WHERE room = (SELECT id FROM room WHERE name = $1)",
                    Tuple.of(room)))
        .iterator()
        .next()
        .getLong(0);
  }

  @Override
  protected Store second() {
    Store other = Await.result(open(vertx));
    others.add(other);
    return other;
  }

  @AfterEach
  void closeOthers() {
    others.forEach(other -> Await.result(other.database().close()));
    Await.result(
        ((PostgresDatabase) store.database()).query("DELETE FROM retention_keeper", Tuple.tuple()));
  }

  @Test
  @DisplayName("one node at a time deletes, and says so again")
  void claim() {
    assertTrue(Await.result(store.retention().claim("a")).isPresent());
    assertTrue(Await.result(store.retention().claim("b")).isEmpty());
    long now = Await.result(store.retention().claim("a")).orElseThrow();
    assertTrue(Math.abs(now - System.currentTimeMillis()) < 60_000);
  }
}
