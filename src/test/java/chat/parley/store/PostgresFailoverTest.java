package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.room.Head;
import chat.parley.room.Message;
import chat.parley.room.MessageStore;
import chat.parley.room.MessageStore.Outcome;
import chat.parley.room.Page;
import chat.parley.room.StoreUnavailable;
import chat.parley.room.User;
import chat.parley.support.Await;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store whose PostgreSQL is not always there, or not always the same one. */
@ExtendWith(VertxExtension.class)
class PostgresFailoverTest {
  private static final String ROOM = "lobby";
  private static final Duration SOON = Duration.ofSeconds(10);
  private final User ann = new User("ann", "Ann", true);
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger others = new AtomicInteger();
  private Store store;

  private void open(Vertx vertx, String url) {
    store = Await.result(Store.open(vertx, new StoreConfig(url, "", "FULL", 4)));
    store.watch().orElseThrow().whenOtherLog(others::incrementAndGet);
  }

  private Future<List<Outcome>> begin() {
    String cid = "" + said.incrementAndGet();
    return store.messages().append(ROOM, List.of(MessageStoreContract.draft(ann, cid, cid)));
  }

  private Message say() {
    return assertInstanceOf(Outcome.Stored.class, Await.result(begin()).get(0)).message();
  }

  /** Every failure on the way is one that clients are told to wait for. */
  private Message sayWhenPossible() {
    AtomicInteger pos = new AtomicInteger();
    Message[] stored = new Message[1];
    Await.until(
        "a message is stored",
        SOON,
        () -> {
          Future<List<Outcome>> append = begin();
          Await.result(append.otherwiseEmpty());
          if (append.failed()) {
            assertInstanceOf(StoreUnavailable.class, append.cause());
          } else if (append.result() != null) {
            stored[0] = ((Outcome.Stored) append.result().get(0)).message();
            pos.set(1);
          }
          return pos.get() == 1;
        });
    return stored[0];
  }

  private void unavailable(Future<?> asked) {
    Await.result(asked.transform(done -> Future.succeededFuture()));
    assertInstanceOf(StoreUnavailable.class, asked.cause());
  }

  private void adopt() {
    Await.until("another log is noticed", SOON, () -> others.get() == 1);
    unavailable(begin());
    store.watch().orElseThrow().adopt();
  }

  @Test
  @DisplayName(
      "a database that stops and comes back: refused meanwhile, good by itself, same epoch")
  void outage(Vertx vertx) {
    try (Postgres postgres = Postgres.start()) {
      open(vertx, postgres.url());
      say();
      String epoch = store.messages().epoch();
      postgres.kill();
      MessageStore messages = store.messages();
      unavailable(begin());
      unavailable(messages.head(ROOM));
      unavailable(messages.heads(Set.of(ROOM), 0));
      unavailable(messages.beforeSeq(ROOM, 10, 10, 10));
      unavailable(messages.rooms("ann", 10));
      unavailable(messages.knows("ann"));
      unavailable(store.nodes().orElseThrow().seen("node"));
      postgres.restart();
      Message back = sayWhenPossible();
      assertTrue(back.pos() >= 2);
      assertEquals(epoch, messages.epoch());
      assertEquals(0, others.get());

      Path copy = backUpFiles(postgres);
      sayWhenPossible();
      postgres.kill();
      postgres.putBack(copy);
      postgres.restart();
      adopt();
      assertNotEquals(epoch, sayWhenPossible().epoch());
      Await.result(messages.close());
    }
  }

  /** As somebody does it who knows no better: the server is killed, and its files are copied. */
  private static Path backUpFiles(Postgres postgres) {
    postgres.kill();
    Path copy = postgres.copyFiles();
    postgres.restart();
    return copy;
  }

  @Test
  @DisplayName("a standby takes over: the pool follows, nothing is lost, and the epoch is another")
  void failover(Vertx vertx) {
    try (Postgres first = Postgres.start()) {
      open(vertx, first.url());
      String epoch = say().epoch();
      Path backup = first.backUp();
      try (Postgres second = first.standby(backup)) {
        Await.result(store.messages().close());
        open(vertx, both(first, second));
        Message last = say();
        String written = "SELECT max(pos) FROM entry";
        Await.until("it follows", () -> second.sql(written).equals("" + last.pos()));

        first.sql("ALTER SYSTEM SET default_transaction_read_only = on");
        first.sql("SELECT pg_reload_conf()");
        Await.until("it is read-only", () -> readOnly(first));
        Await.until("no append gets through", SOON, () -> fails(begin()));
        second.sql("SELECT pg_promote()");
        adopt();
        Message next = sayWhenPossible();
        assertNotEquals(epoch, next.epoch());
        assertEquals("" + next.pos(), second.sql(written));
        assertEquals(new Head(next.pos(), next.seq()), Await.result(store.messages().head(ROOM)));
        assertEquals(
            "0",
            first.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'parley'"));
        Await.result(store.messages().close());
      }
    }
  }

  @Test
  @DisplayName("a base backup while people write has all that was acknowledged, and another epoch")
  void backup(Vertx vertx) {
    try (Postgres first = Postgres.start()) {
      open(vertx, first.url());
      String epoch = say().epoch();
      List<Future<List<Outcome>>> before = appends(200);
      Await.result(before.get(50));
      long acknowledged = before.stream().filter(Future::succeeded).count();
      Path copy = first.backUp();
      Await.result(Future.all(before));
      Await.result(Future.all(appends(50)));
      Await.result(store.messages().close());
      try (Postgres second = Postgres.restored(copy)) {
        open(vertx, second.url());
        assertNotEquals(epoch, store.messages().epoch());
        Head head = Await.result(store.messages().head(ROOM));
        assertTrue(head.pos() > acknowledged, head::toString);
        int all = Math.toIntExact(head.pos());
        Page page = Await.result(store.messages().afterPosition(ROOM, 0, all, all));
        assertEquals(all, page.messages().size());
        Await.result(store.messages().close());
      }
    }
  }

  private List<Future<List<Outcome>>> appends(int count) {
    return IntStream.range(0, count).mapToObj(n -> begin()).toList();
  }

  private static boolean readOnly(Postgres postgres) {
    return postgres.sql("SHOW transaction_read_only").equals("on");
  }

  private static boolean fails(Future<?> asked) {
    Await.result(asked.otherwiseEmpty());
    return asked.failed() && asked.cause() instanceof StoreUnavailable;
  }

  /** The one that cannot be written to comes first. */
  private static String both(Postgres first, Postgres second) {
    return "postgresql://postgres:postgres@127.0.0.1:%d,127.0.0.1:%d/postgres"
            .formatted(second.port(), first.port())
        + "?target_session_attrs=read-write";
  }
}
