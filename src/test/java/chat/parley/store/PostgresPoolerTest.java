package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.PgBouncer;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PgBouncer between two nodes and their PostgreSQL. */
class PostgresPoolerTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void end() {
    Await.ended(vertx);
  }

  private static final int SAID = 100;

  @ParameterizedTest
  @CsvSource({"transaction, 3, transaction", "session, 40, none"})
  @DisplayName("each of 400 commands finds what it needs on whichever connection it gets")
  void pooled(String mode, int size, String setting, @TempDir Path folder) {
    assumeTrue(PgBouncer.available(), "Debian's package of PgBouncer is not to be had");
    try (Postgres postgres = Postgres.start();
        PgBouncer pooler = PgBouncer.before(postgres, mode, size, folder)) {
      StoreConfig config = new StoreConfig(pooler.url(), "", "FULL", 8, 600, setting);
      OpenStore here = OpenStore.of(Store.open(vertx, config));
      OpenStore there = OpenStore.of(Store.open(vertx, config));
      List<Future<List<Outcome<Message>>>> appends = new ArrayList<>();
      List<Future<?>> reads = new ArrayList<>();
      User ann = new User("ann", "Ann", true);
      for (int n = 0; n < SAID; n++) {
        appends.add(here.append("left", List.of(StoreContract.draft(ann, "h" + n, "hi"))));
        appends.add(there.append("right", List.of(StoreContract.draft(ann, "t" + n, "hi"))));
        reads.add(here.afterPosition("right", 0, SAID, SAID));
        reads.add(there.rooms("ann", SAID));
      }
      Await.result(Future.all(reads));
      Await.result(Future.all(appends));
      appends.forEach(append -> assertInstanceOf(Outcome.Stored.class, append.result().get(0)));
      Page<Message> page = Await.result(there.afterSeq("left", 0, SAID, SAID));
      assertEquals(SAID, page.entries().size());
      assertEquals((long) SAID, Await.result(here.head("right")));
      Await.result(Future.all(here.close(), there.close()));
    }
  }
}
