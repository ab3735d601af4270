package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code restore} without a file. */
class PostgresRestoreTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void end() {
    Await.ended(vertx);
  }

  @Test
  @DisplayName("a PostgreSQL that was restored gets another epoch; an unknown one is no Parley's")
  void epoch() {
    try (Postgres postgres = Postgres.start()) {
      StoreConfig config = new StoreConfig(postgres.url(), "", "FULL", 2);
      StoreException none = assertThrows(StoreException.class, () -> PostgresRestore.run(config));
      assertFalse(none.getMessage().contains("password"), none.getMessage());
      String first = epochOf(vertx, config);
      assertEquals(first, epochOf(vertx, config));
      PostgresRestore.run(config);
      assertNotEquals(first, epochOf(vertx, config));
    }
  }

  private static String epochOf(Vertx vertx, StoreConfig config) {
    OpenStore store = OpenStore.of(Store.open(vertx, config));
    String epoch = store.epoch();
    Await.result(store.close());
    return epoch;
  }
}
