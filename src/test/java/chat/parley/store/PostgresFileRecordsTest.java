package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.message.file.StoredFile;
import chat.parley.support.Await;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files in a real PostgreSQL. */
class PostgresFileRecordsTest extends FileRecordsContract {
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
  @DisplayName("what is made of a file by a node that lives is left to it")
  void leftToOthers() {
    StoredFile whole = whole("living");
    postgres.sql("INSERT INTO node VALUES ('living', now())");
    assertFalse(Await.result(files().whole(1_000, "other")).contains(whole));
    assertEquals(Optional.empty(), Await.result(files().take(whole.id(), "other")));
    assertTrue(Await.result(files().whole(1_000, "living")).contains(whole));
    postgres.sql("UPDATE node SET seen = now() - interval '1 minute'");
    assertTrue(Await.result(files().whole(1_000, "other")).contains(whole));
    assertTrue(Await.result(files().take(whole.id(), "other")).isPresent());
  }
}
