package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.log.StoreUnavailable;
import chat.parley.message.Message;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A store whose PostgreSQL is not always there, or not always the same one. */
class PostgresFailoverTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void end() {
    Await.ended(vertx);
  }

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

  private OpenStore kept() {
    return new OpenStore(store);
  }

  private Future<List<Outcome<Message>>> begin() {
    String cid = "" + said.incrementAndGet();
    return kept().append(ROOM, List.of(StoreContract.draft(ann, cid, cid)));
  }

  private Message say() {
    return StoreContract.stored(Await.result(begin()).get(0));
  }

  /** Every failure on the way is one that clients are told to wait for. */
  private Message sayWhenPossible() {
    AtomicInteger pos = new AtomicInteger();
    Message[] stored = new Message[1];
    Await.until(
        "a message is stored",
        SOON,
        () -> {
          Future<List<Outcome<Message>>> append = begin();
          Await.result(append.otherwiseEmpty());
          if (append.failed()) {
            assertInstanceOf(StoreUnavailable.class, append.cause());
          } else if (append.result() != null) {
            stored[0] = StoreContract.stored(append.result().get(0));
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
  void outage() {
    try (Postgres postgres = Postgres.start()) {
      open(vertx, postgres.url());
      say();
      String epoch = kept().epoch();
      postgres.kill();
      OpenStore messages = kept();
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
  void failover() {
    try (Postgres first = Postgres.start()) {
      open(vertx, first.url());
      String epoch = say().epoch();
      Path backup = first.backUp();
      try (Postgres second = first.standby(backup)) {
        Await.result(kept().close());
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
        assertEquals(next.pos(), Await.result(kept().head(ROOM)));
        assertEquals(
            "0",
            first.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'parley'"));
        Await.result(kept().close());
      }
    }
  }

  @Test
  @DisplayName("a base backup while people write has all that was acknowledged, and another epoch")
  void backup() {
    try (Postgres first = Postgres.start()) {
      open(vertx, first.url());
      String epoch = say().epoch();
      List<Future<List<Outcome<Message>>>> before = appends(200);
      Await.result(before.get(50));
      long acknowledged = before.stream().filter(Future::succeeded).count();
      Path copy = first.backUp();
      Await.result(Future.all(before));
      Await.result(Future.all(appends(50)));
      Await.result(kept().close());
      try (Postgres second = Postgres.restored(copy)) {
        open(vertx, second.url());
        assertNotEquals(epoch, kept().epoch());
        long head = Await.result(kept().head(ROOM));
        assertTrue(head > acknowledged, "" + head);
        int all = Math.toIntExact(head);
        Page<Message> page = Await.result(kept().afterPosition(ROOM, 0, all, all));
        assertEquals(all, page.entries().size());
        Await.result(kept().close());
      }
    }
  }

  private List<Future<List<Outcome<Message>>>> appends(int count) {
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
