package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.board.ShareCell;
import chat.parley.config.StoreConfig;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Boards in a real PostgreSQL. */
class PostgresBoardStoreTest extends BoardStoreContract {
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
  @DisplayName("two nodes store their shares at once, whatever order they have them in")
  void together() {
    OpenStore there = OpenStore.of(open(vertx));
    List<Future<Boolean>> saves = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      List<ShareCell> cells = new ArrayList<>();
      for (int series = 0; series < 50; series++) {
        cells.add(cell("count s" + series, "n" + n % 2, 10, 1_000L * (n / 2), n));
      }
      Collections.shuffle(cells);
      saves.add((n % 2 == 0 ? boards() : there.store().boards()).save(id, NOW + n, cells));
    }
    Await.result(Future.all(saves));
    assertEquals(2_000, cells(10, 0, 100_000).size());
    Await.result(there.close());
  }
}
