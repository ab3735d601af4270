package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.BoardName;
import chat.parley.board.Level;
import chat.parley.board.MetricName;
import chat.parley.board.lines.Chunk;
import chat.parley.board.lines.ChunkDraft;
import chat.parley.board.lines.LineStore;
import chat.parley.board.lines.LogLine;
import chat.parley.log.Outcome;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises of logs of boards. The rooms of each test are its own. */
abstract class LineStoreContract {
  private static final long NOW = 1_700_000_000_000L;
  private static final long PLENTY = 1024 * 1024;

  private final BoardName ops = new BoardName("room-" + UUID.randomUUID(), "ops");
  private final Vertx vertx = Vertx.vertx();
  private OpenStore store;

  protected abstract Future<Store> open(Vertx vertx);

  @BeforeEach
  void begin() {
    store = OpenStore.of(open(vertx));
    assertTrue(Await.result(store.store().boards().make(ops, NOW, 3)));
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  private LineStore lines() {
    return store.store().lines();
  }

  private static ChunkDraft draft(String token, Level level, long ts, long keep, String... texts) {
    List<LogLine> lines =
        List.of(texts).stream()
            .map(
                text ->
                    new LogLine(
                        ts, level, new MetricName("app"), text, Optional.of("{\"k\":\"«好» 😀\"}")))
            .toList();
    return ChunkDraft.of(token, ts, lines, keep);
  }

  private List<Outcome<Chunk>> append(ChunkDraft... drafts) {
    return Await.result(lines().append(ops.path(), List.of(drafts)));
  }

  private static List<Long> positions(List<Chunk> chunks) {
    return chunks.stream().map(Chunk::pos).toList();
  }

  @Test
  @DisplayName("chunks are numbered in their order, and come back line for line")
  void appended() {
    assertEquals(0, Await.result(lines().head(ops.path())));
    append(draft("a", Level.INFO, NOW, PLENTY, "one", "two \u0000\t«»", ""));
    append(draft("b", Level.ERROR, NOW + 1, PLENTY, "three"));
    assertEquals(2, Await.result(lines().head(ops.path())));
    assertEquals(Map.of(ops.path(), 2L), Await.result(lines().heads(Set.of(ops.path(), "no/x"))));
    List<Chunk> all = Await.result(lines().after(ops.path(), 0, 9, 10)).entries();
    assertEquals(List.of(1L, 2L), positions(all));
    assertEquals(
        List.of("one", "two \u0000\t«»", ""),
        all.get(0).lines().stream().map(LogLine::text).toList());
    assertEquals("{\"k\":\"«好» 😀\"}", all.get(0).lines().get(0).fields().orElseThrow());
    assertEquals(NOW, all.get(0).ts());
  }

  @Test
  @DisplayName("what was stored although nobody heard so is not stored again")
  void once() {
    ChunkDraft first = draft("a", Level.INFO, NOW, PLENTY, "one");
    append(first);
    append(first, draft("b", Level.INFO, NOW, PLENTY, "two"));
    List<Chunk> all = Await.result(lines().after(ops.path(), 0, 9, 10)).entries();
    assertEquals(List.of(1L, 2L), positions(all));
    assertArrayEquals(first.bytes(), all.get(0).bytes());
  }

  @Test
  @DisplayName("who looks for errors passes over chunks that have none, in both directions")
  void levels() {
    for (int n = 1; n <= 6; n++) {
      append(draft("t" + n, n % 3 == 0 ? Level.ERROR : Level.DEBUG, NOW, PLENTY, "n" + n));
    }
    assertEquals(
        List.of(6L, 3L), positions(Await.result(lines().before(ops.path(), 7, Level.WARN, 9))));
    assertEquals(
        List.of(5L, 4L), positions(Await.result(lines().before(ops.path(), 6, Level.TRACE, 2))));
    assertEquals(
        List.of(3L, 6L), positions(Await.result(lines().from(ops.path(), 1, Level.ERROR, 9))));
    assertEquals(List.of(4L), positions(Await.result(lines().from(ops.path(), 4, Level.DEBUG, 1))));
  }

  @Test
  @DisplayName("the oldest go when a log has more bytes than it may, and numbers go on")
  void bounded() {
    ChunkDraft one = draft("x", Level.INFO, NOW, PLENTY, "some text");
    long three = 3L * one.bytes().length;
    for (int n = 1; n <= 10; n++) {
      append(draft("t" + n, Level.INFO, NOW, three, "some text"));
    }
    assertEquals(
        List.of(8L, 9L, 10L),
        positions(Await.result(lines().from(ops.path(), 1, Level.TRACE, 20))));
    assertEquals(10, Await.result(lines().head(ops.path())));
  }

  @Test
  @DisplayName("what is too old goes, of all boards")
  void forgotten() {
    append(
        draft("a", Level.INFO, NOW - 10, PLENTY, "old"),
        draft("b", Level.INFO, NOW, PLENTY, "new"));
    assertFalse(Await.result(lines().forget(NOW)));
    assertEquals(
        List.of(2L), positions(Await.result(lines().from(ops.path(), 1, Level.TRACE, 20))));
  }

  @Test
  @DisplayName("a board that is not there has no log")
  void gone() {
    List<Outcome<Chunk>> outcomes =
        Await.result(
            lines()
                .append(
                    new BoardName(ops.room(), "none").path(),
                    List.of(draft("a", Level.INFO, NOW, PLENTY, "lost"))));
    assertEquals(List.of(new Outcome.Rejected<Chunk>(ChunkDraft.GONE)), outcomes);
  }
}
