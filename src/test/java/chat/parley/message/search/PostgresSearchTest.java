package chat.parley.message.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The index under GIN. */
public class PostgresSearchTest extends SearchContract {
  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  @Override
  void open() throws Exception {
    postgres.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    super.open();
  }

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig(postgres.url(), "", "FULL", 8));
  }

  @Test
  @DisplayName("one node keeps the index up, and any node finds what was said on another")
  void twoNodes() {
    OpenStore other = OpenStore.of(open(vertx));
    assertTrue(Await.result(store.store().search().mine("here")));
    assertFalse(Await.result(other.store().search().mine("there")));
    assertTrue(Await.result(store.store().search().mine("here")));
    postgres.sql("UPDATE search_keeper SET until = now() - interval '1 second'");
    assertTrue(Await.result(other.store().search().mine("there")), "when it is gone");

    says("lobby", "ann", "said here", 1_795_000_000_000L);
    Indexing there =
        new Indexing(other.store().search(), (millis, action) -> {}, System::currentTimeMillis);
    assertEquals(0L, Await.result(there.catchUp("bob", 0)));
    assertEquals(List.of("lobby:1"), finds("bob", "said"));
    Await.result(other.close());
  }
}
