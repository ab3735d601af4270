package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.Alert;
import chat.parley.board.AlertState;
import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alerts in a real PostgreSQL, which several nodes have in common. */
class PostgresAlertStoreTest extends AlertStoreContract {
  private static Postgres postgres;

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

  @Test
  @DisplayName("one node looks after alerts until its time is over, and then has no word any more")
  void one() {
    assertTrue(Await.result(alerts().claim("n1", 60_000)).isEmpty(), "there are none");
    Alert alert =
        Await.result(alerts().put(ops, rule("a", 1), "id " + ops.room(), 3, 10)).orElseThrow();
    assertTrue(Await.result(alerts().claim("n1", 60_000)).isPresent());
    assertTrue(Await.result(alerts().claim("n2", 60_000)).isEmpty());
    assertTrue(Await.result(alerts().save(alert.id(), "n1", AlertState.NEW)));
    assertFalse(Await.result(alerts().save(alert.id(), "n2", AlertState.NEW)));
    assertTrue(Await.result(alerts().claim("n1", 0)).isPresent(), "its time is over now");
    assertTrue(Await.result(alerts().claim("n2", 60_000)).isPresent());
    assertTrue(Await.result(alerts().claim("n1", 60_000)).isEmpty());
    assertFalse(Await.result(alerts().save(alert.id(), "n1", AlertState.NEW)));
    Await.result(alerts().claim("n2", 0));
  }
}
