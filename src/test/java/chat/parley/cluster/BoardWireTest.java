package chat.parley.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.DroppedKey;
import chat.parley.board.KeyedValue;
import chat.parley.board.MetricName;
import chat.parley.board.ShareCell;
import chat.parley.protocol.Event;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What nodes tell each other of boards is read as it was meant. */
class BoardWireTest {
  private static final BoardName OPS = new BoardName("direct:a:b", "ops");

  /** Over the wire, as text. */
  private static Event read(Event event) {
    return EventWire.read(new JsonObject(EventWire.spelled(event).encode())).orElseThrow();
  }

  @Test
  @DisplayName("shares")
  void shares() {
    ShareCell cell =
        new ShareCell("count a\nk=«你好»", "n.x0", 10, 1_790_000_000_000L, new byte[] {1, -1});
    BoardEvent.Shares told = (BoardEvent.Shares) read(new BoardEvent.Shares(OPS, 9, List.of(cell)));
    assertEquals(OPS, told.board());
    assertEquals(9, told.id());
    ShareCell same = told.cells().get(0);
    assertEquals(cell.series(), same.series());
    assertEquals(cell.owner(), same.owner());
    assertEquals(cell.tier(), same.tier());
    assertEquals(cell.start(), same.start());
    assertArrayEquals(cell.bytes(), same.bytes());
  }

  @Test
  @DisplayName("values, with and without an end, those that went, title and tiles")
  void values() {
    MetricName metric = MetricName.of("m").orElseThrow();
    BoardEvent.ValuesChanged told =
        new BoardEvent.ValuesChanged(
            OPS,
            9,
            List.of(
                new KeyedValue(metric, "k", "{\"a\":1}", 7, "ann", 5, OptionalLong.of(9)),
                new KeyedValue(metric, "l", "null", 8, "ann", 5, OptionalLong.empty())),
            List.of(new DroppedKey(metric, "gone")),
            Optional.of("Ours"),
            Optional.of("[]"));
    assertEquals(told, read(told));
    BoardEvent.ValuesChanged nothing =
        new BoardEvent.ValuesChanged(
            OPS, 9, List.of(), List.of(), Optional.empty(), Optional.empty());
    assertEquals(nothing, read(nothing));
  }

  @Test
  @DisplayName("that a board began, or was taken away")
  void ends() {
    BoardEvent.TakenAway gone = new BoardEvent.TakenAway(OPS, 1L << 40);
    assertEquals(gone, read(gone));
    BoardEvent.ListChanged less = new BoardEvent.ListChanged(OPS, true);
    assertEquals(less, read(less));
  }
}
