package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.room.NoPolls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** More values go between two states than are remembered. */
class ManyGoneTest {
  private static final BoardCommand.Wanted ALL = new BoardCommand.Wanted(Set.of(), Figure.USUAL);
  private static final int ROUNDS = 3;
  private static final int VALUES = 900;

  private final MemoryBoards memory = new MemoryBoards();
  private final MetricName score = MetricName.of("score").orElseThrow();
  private final Board board = opened();
  private long stored;

  private Board opened() {
    long now = memory.clock.now();
    Owners owners = new Owners("n1", "1");
    SeriesSeats seats = new SeriesSeats(100, memory.parts("n1").memory());
    Loading loading = new Loading(memory, new NoPolls());
    Board opened =
        new Board(
            new BoardName("lobby", "ops"),
            memory.around(),
            new BoardState(seats, owners, now),
            memory.parts("n1"),
            one -> loading.load(one, now));
    loading.load(opened, now);
    return opened;
  }

  private void told(List<KeyedValue> values, List<DroppedKey> dropped) {
    board.told(
        new BoardEvent.ValuesChanged(
            board.name(), 1, values, dropped, Optional.empty(), Optional.empty()));
  }

  private void comeAndGo() {
    for (int round = 0; round < ROUNDS; round++) {
      for (int key = 0; key < VALUES; key++) {
        String name = "k" + round + "-" + key;
        told(List.of(value(name)), List.of());
        told(List.of(), List.of(new DroppedKey(score, name)));
      }
    }
  }

  private KeyedValue value(String key) {
    return new KeyedValue(score, key, "1", ++stored, "ann", 5, OptionalLong.empty());
  }

  private long watches() {
    long rev = board.state().revision().take();
    Steps steps = Steps.of(60_000, 60_000, 1, Tier.SECOND);
    board.enter("ann", new Group.Terms(Interval.SECOND, ALL, steps), rev);
    return rev;
  }

  private BoardEvent.Changed heard() {
    List<BoardEvent.Changed> heard = memory.heard.remove("ann");
    return heard.get(heard.size() - 1);
  }

  @Test
  @DisplayName("who watches is told that he lacks something, and asks for all of it")
  void watching() {
    told(List.of(value("first")), List.of());
    long rev = watches();
    told(List.of(), List.of(new DroppedKey(score, "first")));
    comeAndGo();
    memory.clock.pass(1_100);
    BoardEvent.Changed told = heard();
    assertTrue(told.since() > rev, "it builds on a state that he has not");
    assertFalse(board.state().values().remembers(rev), "with his own he gets a whole one");
    assertTrue(board.state().values().remembers(told.view().rev()));
  }

  @Test
  @DisplayName("who was slow is told the same, and who lacks little gets that")
  void slow() {
    told(List.of(value("first")), List.of());
    long rev = watches();
    told(List.of(), List.of(new DroppedKey(score, "first")));
    board.watchers().mend("ann", rev);
    BoardEvent.Changed little = heard();
    assertEquals(rev, little.since());
    assertEquals(List.of(new DroppedKey(score, "first")), little.view().dropped());
    comeAndGo();
    board.watchers().mend("ann", rev);
    assertTrue(heard().since() > rev);
  }

  @Test
  @DisplayName("who lacks more than an event may hold is told so, and stays")
  void large() {
    long rev = watches();
    for (int key = 0; key < VALUES; key++) {
      String json = "\"" + "x".repeat(1_000) + "\"";
      told(
          List.of(new KeyedValue(score, "k" + key, json, ++stored, "ann", 5, OptionalLong.empty())),
          List.of());
    }
    board.watchers().mend("ann", rev);
    BoardEvent.Changed told = heard();
    assertTrue(told.since() > rev);
    assertTrue(told.view().isEmpty());
    assertTrue(board.watchers().of("ann").isPresent());
  }
}
