package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.log.LogStore;
import chat.parley.log.OpenLogs;
import chat.parley.log.Outcome;
import chat.parley.support.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A log of entries that are no messages, of two nodes on one store. */
abstract class NoteLogContract {
  private static final int MANY = 700;

  private final OpenLogs<Note, Notebook> here = new OpenLogs<>(this::opened, gone -> {});
  private Vertx vertx;
  private Context loop;
  private LogStore<Note.Unwritten, Note> store;
  private boolean hinting = true;
  private Notebook there;

  /** Opens a database of its own, and makes a table for notes. */
  protected abstract LogStore<Note.Unwritten, Note> open(Vertx vertx);

  protected abstract void expire(long upTo);

  protected abstract void closeStore();

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    loop = vertx.getOrCreateContext();
    store = open(vertx);
    there = new Notebook(vertx, store, "diary", true, 0, this::hint);
  }

  @AfterEach
  void close() {
    closeStore();
    Await.ended(vertx);
  }

  private Future<Notebook> opened(String name, long head) {
    return Future.succeededFuture(
        here.keep(
            name, () -> new Notebook(vertx, store, name, name.equals("diary"), head, notes -> {})));
  }

  private void hint(List<Note> notes) {
    if (hinting) {
      here.learn("diary", notes);
    }
  }

  /** On the loop that owns the logs of both nodes. */
  private <T> T on(Supplier<Future<T>> action) {
    return Await.result(
        Future.future(promise -> loop.runOnContext(turn -> action.get().onComplete(promise))));
  }

  private Notebook follows() {
    return on(() -> here.open("diary", () -> store.head("diary")));
  }

  private List<Outcome<Note>> writes(int from, int count) {
    return on(() ->
            Future.all(
                IntStream.range(from, from + count)
                    .mapToObj(n -> there.writes("note " + n))
                    .toList()))
        .list();
  }

  private static List<String> lines(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(n -> n + " note " + n).toList();
  }

  private static List<String> next(BlockingQueue<String> announced, int count) {
    List<String> lines = new ArrayList<>();
    try {
      while (lines.size() < count) {
        String line = announced.poll(20, TimeUnit.SECONDS);
        assertNotNull(line, "nothing after " + lines.size());
        lines.add(line);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return lines;
  }

  @Test
  @DisplayName("what is appended is stored, acknowledged in order, and announced on both nodes")
  void appends() {
    Notebook reader = follows();
    List<Outcome<Note>> outcomes = writes(1, MANY);
    Outcome<Note> last = outcomes.get(MANY - 1);
    assertInstanceOf(Outcome.Stored.class, last);
    assertEquals(new Note(MANY, "note " + MANY), ((Outcome.Stored<Note>) last).entry());
    assertEquals(lines(1, MANY), next(there.announced(), MANY));
    assertEquals(lines(1, MANY), next(reader.announced(), MANY));
    on(here::quiet);
    assertTrue(Await.result(store.head("diary")) == MANY);
  }

  @Test
  @DisplayName("what no hint has told is read, before what comes after it is announced")
  void catchesUp() {
    Notebook reader = follows();
    hinting = false;
    writes(1, MANY);
    hinting = true;
    writes(MANY + 1, 1);
    assertEquals(lines(1, MANY + 1), next(reader.announced(), MANY + 1));
  }

  @Test
  @DisplayName("a comparison with the store finds what no hint has told, and opens what it must")
  void compares() {
    Notebook reader = follows();
    hinting = false;
    writes(1, 3);
    on(() -> here.reach(Map.of("diary", 3L, "other", 1L), (name, head) -> false));
    assertEquals(lines(1, 3), next(reader.announced(), 3));
    assertEquals(Optional.empty(), here.ifOpen("other"));
    on(() -> here.reach(Map.of("other", 0L), (name, head) -> true));
    assertTrue(here.ifOpen("other").isEmpty(), "idle, so it was forgotten again");
  }

  @Test
  @DisplayName("where entries have expired the log goes on behind them, for they keep their places")
  void expired() {
    Notebook reader = follows();
    hinting = false;
    writes(1, 5);
    expire(3);
    hinting = true;
    writes(6, 1);
    assertEquals(lines(4, 3), next(reader.announced(), 3));
  }

  @Test
  @DisplayName("a log whose end is not there any more is another one, and nobody waits for it")
  void another() {
    Notebook reader = follows();
    on(() -> reader.reach(9));
    writes(1, 2);
    assertEquals(lines(1, 2), next(reader.announced(), 2));
  }
}
