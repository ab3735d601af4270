package chat.parley.transport.program;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.BoardReply;
import chat.parley.board.BoardView;
import chat.parley.board.MetricView;
import chat.parley.board.Now;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.transport.feed.BoardFeed;
import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.Losses;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A program in the JVM of the server records on a board, watches it and reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedBoardTest {
  private static final Duration TENTH = Duration.ofMillis(100);

  private Server server;
  private int rooms;
  private String room = "";
  private SharedBoard board;

  @BeforeAll
  void start(@TempDir Path data) {
    server = Server.start(data);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    room = "room-" + ++rooms;
    board = server.boards("shop", "Shop").board(room, "ops");
  }

  private static Now now(BoardView view, String metric) {
    return view.metrics().stream()
        .filter(one -> one.name().text().equals(metric))
        .findFirst()
        .orElseThrow()
        .series()
        .get(0)
        .now();
  }

  private static double total(BoardView view) {
    return ((Now.Count) now(view, "orders")).total();
  }

  private static Problem problem(Future<?> future) {
    AssertionError failed = assertThrows(AssertionError.class, () -> Await.result(future));
    return ((Refusal) failed.getCause()).reply().problem();
  }

  @Test
  @DisplayName("what it records of every kind is what it reads, and what people see")
  void kinds() {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ok(ann.asks("watch", new JsonObject().put("room", room).put("board", "ops")));
    Await.result(board.count("orders"));
    Await.result(board.count("orders", 41));
    Await.result(board.set("load", 0.6));
    Await.result(board.observe("latency", 12.5));
    Await.result(board.top("pages", "/home", 3));
    Await.result(board.unique("visitors", "u-1"));
    Await.result(board.put("scores", "ann", new JsonObject().put("points", 7)));
    BoardView view = Await.result(board.now(Duration.ofMinutes(1)));
    assertEquals(42, total(view));
    assertEquals(0.6, ((Now.Gauge) now(view, "load")).value());
    assertEquals(1, ((Now.Observe) now(view, "latency")).count());
    assertEquals("/home", ((Now.Top) now(view, "pages")).keys().get(0).key());
    assertEquals(1, ((Now.Unique) now(view, "visitors")).hour());
    assertEquals("{\"points\":7}", view.values().get(0).json());
    assertEquals("shop", view.values().get(0).by());
    assertEquals(
        42,
        Await.result(board.past(Instant.now().minusSeconds(60), Instant.now())).stream()
            .filter(metric -> metric.name().text().equals("orders"))
            .map(MetricView::series)
            .flatMap(series -> series.get(0).past().orElseThrow().values().stream())
            .filter(java.util.OptionalDouble::isPresent)
            .mapToDouble(java.util.OptionalDouble::getAsDouble)
            .sum());
    ann.awaits("42 orders", event -> event.encode().contains("\"total\":42,"));
    Await.result(board.drop("scores", "ann"));
    assertTrue(Await.result(board.now()).values().isEmpty());
    assertEquals(
        "ops", Await.result(server.boards("shop", "Shop").list(room)).get(0).board().name());
  }

  @Test
  @DisplayName("labels and times are its own, and one bad item of many harms no other")
  void labels() {
    BoardItem red = BoardItem.count("votes", 2).labelled(Map.of("color", "red"));
    BoardItem old = BoardItem.count("votes").at(System.currentTimeMillis() - 5_000);
    BoardReply.Recorded recorded =
        Await.result(board.recorded(List.of(red, BoardItem.count("no name"), old)));
    assertEquals(2, recorded.taken());
    assertEquals(1, recorded.refused().get(0).index());
    assertEquals(Problem.BAD_REQUEST, problem(board.set("load", Double.NaN)));
    assertEquals(Problem.KIND, problem(board.set("votes", 1)));
    assertThrows(Refusal.class, () -> server.boards("shop", "Shop").board(room, "no/name"));
    assertThrows(Refusal.class, () -> server.boards("no id", "Shop"));
  }

  @Test
  @DisplayName("what is exact counts once, and a value is put only where it may be")
  void exact() {
    Await.result(board.exactly("order-1", BoardItem.count("orders")));
    Await.result(board.exactly("order-1", BoardItem.count("orders")));
    assertEquals(1, total(Await.result(board.now())));
    Await.result(board.one(BoardItem.put("seats", "7a", "ann").ifNew()));
    assertEquals(Problem.EXISTS, problem(board.one(BoardItem.put("seats", "7a", "bob").ifNew())));
    assertEquals("\"ann\"", Await.result(board.now()).values().get(0).json());
  }

  @Test
  @DisplayName("it watches: first all of the board, then what changes, until it stops")
  void watches() throws InterruptedException {
    Await.result(board.count("orders"));
    BlockingQueue<BoardView> heard = new LinkedBlockingQueue<>();
    BoardWatch watch = Await.result(board.watch(TENTH, heard::add));
    assertEquals(1, total(heard.poll(10, TimeUnit.SECONDS)));
    Await.result(board.count("orders"));
    assertEquals(2, total(heard.poll(10, TimeUnit.SECONDS)));
    Await.result(watch.stop());
    Await.result(board.count("orders"));
    BlockingQueue<BoardView> other = new LinkedBlockingQueue<>();
    Await.result(board.watch(TENTH, other::add));
    assertEquals(3, total(other.poll(10, TimeUnit.SECONDS)));
    Await.result(board.count("orders"));
    assertEquals(4, total(other.poll(10, TimeUnit.SECONDS)));
    assertTrue(heard.isEmpty());
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    JsonObject joined = ok(ann.asks("join", new JsonObject().put("room", room)));
    assertFalse(joined.encode().contains("Shop"), "a program is seen in no room");
  }

  @Test
  @DisplayName("who is slow hears all that he missed as one, and what he throws harms nobody")
  void slow() throws InterruptedException {
    BlockingQueue<BoardView> heard = new LinkedBlockingQueue<>();
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch stands = new CountDownLatch(1);
    Future<BoardWatch> watch =
        server
            .vertx()
            .deployVerticle(
                () ->
                    new VerticleBase() {
                      @Override
                      public Future<?> start() {
                        return board.watch(
                            TENTH,
                            view -> {
                              heard.add(view);
                              if (heard.size() == 2) {
                                stands.countDown();
                                waits(goOn);
                                throw new IllegalStateException("a mistake of the program");
                              }
                            });
                      }
                    },
                new io.vertx.core.DeploymentOptions()
                    .setThreadingModel(io.vertx.core.ThreadingModel.WORKER))
            .map(deployed -> null);
    Await.result(watch);
    Await.result(board.count("orders"));
    assertTrue(stands.await(10, TimeUnit.SECONDS));
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ok(
        ann.asks(
            "watch", new JsonObject().put("room", room).put("board", "ops").put("every_ms", 100)));
    for (int n = 2; n <= 14; n++) {
      Await.result(board.count("orders"));
      String total = "\"total\":" + n + ",";
      ann.awaits(total, event -> event.encode().contains(total));
    }
    goOn.countDown();
    Await.until("it knows all", () -> heard.stream().anyMatch(view -> seen(view, 14)));
    assertTrue(heard.size() < 13, "heard " + heard.size());
  }

  private static boolean seen(BoardView view, double total) {
    return !view.metrics().isEmpty() && total(view) == total;
  }

  private static void waits(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("a feed takes from many threads, drops what has no place, and says so once")
  void feed() throws InterruptedException {
    BlockingQueue<Losses> lost = new LinkedBlockingQueue<>();
    BoardFeed feed = board.feed(1024 * 1024, lost::add);
    Thread[] threads = new Thread[4];
    long[] taken = new long[threads.length];
    for (int n = 0; n < threads.length; n++) {
      int own = n;
      threads[n] =
          new Thread(
              () -> {
                for (int item = 0; item < 50_000; item++) {
                  taken[own] += feed.offer(BoardItem.count("orders")) ? 1 : 0;
                }
              });
      threads[n].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double all = java.util.Arrays.stream(taken).sum();
    Await.until("all that had a place is counted", () -> total(Await.result(board.now())) == all);
    assertTrue(all < 200_000, "all had a place");
    Losses first = lost.poll(10, TimeUnit.SECONDS);
    assertTrue(first.full() > 0 && first.full() <= 200_000 - all, first.toString());
    assertTrue(lost.isEmpty());
    assertEquals(0, feed.waitingBytes());
  }
}
