package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Sender;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardView;
import chat.parley.board.Figure;
import chat.parley.board.Interval;
import chat.parley.board.Item;
import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import chat.parley.board.Now;
import chat.parley.protocol.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A board on two nodes: each owns its share, and everybody sees the sum. */
class BoardsOnNodesTest {
  private static final BoardName OPS = new BoardName("lobby", "ops");
  private static final MetricName VOTES = MetricName.of("votes").orElseThrow();

  private final TwoNodes nodes = new TwoNodes();
  private final Sender ann = TwoNodes.sender("ann");
  private final Sender bob = TwoNodes.sender("bob");

  private void come() {
    nodes.clock.pass(1_790_000_000_000L);
    nodes.a.comes(ann);
    nodes.b.comes(bob);
  }

  private static void records(TwoNodes.Node node, Sender who, Item item) {
    BoardCommand.Record record =
        new BoardCommand.Record(
            OPS,
            List.of(new BoardCommand.Numbered(0, item)),
            List.of(),
            false,
            Optional.empty(),
            100);
    BoardReply.Recorded reply =
        assertInstanceOf(BoardReply.Recorded.class, node.gives(who, record));
    assertEquals(1, reply.taken(), reply.toString());
  }

  private static void counts(TwoNodes.Node node, Sender who, double by) {
    records(node, who, new Item.Count(VOTES, Labels.NONE, OptionalLong.empty(), by));
  }

  private static boolean votes(TwoNodes.Node node, Sender who, String cid) {
    Item vote = new Item.Count(VOTES, Labels.NONE, OptionalLong.empty(), 1);
    return node.gives(
            who,
            new BoardCommand.Record(
                OPS,
                List.of(new BoardCommand.Numbered(0, vote)),
                List.of(),
                true,
                Optional.of(cid),
                100))
        instanceof BoardReply.Recorded;
  }

  private static BoardView watches(TwoNodes.Node node, Sender who) {
    BoardCommand.Watch watch =
        new BoardCommand.Watch(
            OPS,
            new BoardCommand.Wanted(Set.of(), Figure.USUAL),
            600_000,
            Interval.TENTH,
            OptionalLong.empty());
    return assertInstanceOf(BoardReply.Watched.class, node.gives(who, watch)).view();
  }

  private static double total(BoardView view) {
    return view.metrics().stream()
        .filter(metric -> metric.name().equals(VOTES))
        .flatMap(metric -> metric.series().stream())
        .mapToDouble(series -> ((Now.Count) series.now()).total())
        .reduce(0, (first, last) -> last);
  }

  /** The number that somebody heard last. */
  private static double heard(TwoNodes.Node node, Sender who) {
    double last = -1;
    for (Event event : node.ears.of(who.session())) {
      if (event instanceof BoardEvent.Changed changed && !changed.view().metrics().isEmpty()) {
        last = total(changed.view());
      }
    }
    return last;
  }

  @Test
  @DisplayName("what one node counts the watchers of the other hear within a second")
  void together() {
    come();
    watches(nodes.a, ann);
    watches(nodes.b, bob);
    counts(nodes.a, ann, 3);
    counts(nodes.b, bob, 4);
    nodes.clock.pass(1_300);
    assertEquals(7, heard(nodes.a, ann));
    assertEquals(7, heard(nodes.b, bob));
    assertEquals(7, total(watches(nodes.b, bob)));
  }

  @Test
  @DisplayName("who begins to watch sees what the other node counted before, and goes on")
  void later() {
    come();
    counts(nodes.a, ann, 3);
    counts(nodes.b, bob, 1);
    nodes.clock.pass(1_100);
    assertEquals(4, total(watches(nodes.b, bob)));
    counts(nodes.a, ann, 3);
    nodes.clock.pass(1_300);
    assertEquals(7, heard(nodes.b, bob));
  }

  @Test
  @DisplayName("while the nodes do not hear each other both count on, and agree afterwards")
  void partition() {
    come();
    watches(nodes.a, ann);
    watches(nodes.b, bob);
    Random random = new Random(3);
    double sum = 0;
    for (int round = 0; round < 40; round++) {
      nodes.a.losing = nodes.b.losing = round % 10 < 7;
      double by = random.nextInt(20) - 5;
      counts(round % 3 == 0 ? nodes.a : nodes.b, round % 3 == 0 ? ann : bob, by);
      sum += by;
      nodes.clock.pass(random.nextInt(2_000));
    }
    nodes.a.losing = nodes.b.losing = false;
    counts(nodes.a, ann, 1);
    counts(nodes.b, bob, 1);
    nodes.clock.pass(1_300);
    assertEquals(sum + 2, heard(nodes.a, ann));
    assertEquals(sum + 2, heard(nodes.b, bob));
  }

  @Test
  @DisplayName(
      "a vote counts once, on whichever nodes it is repeated, also while the store is away")
  void exact() {
    come();
    watches(nodes.b, bob);
    votes(nodes.a, ann, "c1");
    votes(nodes.b, ann, "c1");
    nodes.boards.down = true;
    assertEquals(false, votes(nodes.b, bob, "c1"));
    nodes.boards.down = false;
    votes(nodes.b, bob, "c1");
    votes(nodes.a, bob, "c1");
    nodes.clock.pass(1_300);
    assertEquals(2, total(watches(nodes.b, bob)));
    assertEquals(2, total(watches(nodes.a, ann)));
    assertEquals(2, heard(nodes.b, bob));
  }

  @Test
  @DisplayName("a vote is heard on the other node at once")
  void exactHeard() {
    come();
    watches(nodes.b, bob);
    votes(nodes.a, ann, "c1");
    nodes.clock.pass(300);
    assertEquals(1, heard(nodes.b, bob));
  }

  @Test
  @DisplayName("what was lost on the way is found in the store within half a minute")
  void compared() {
    come();
    watches(nodes.b, bob);
    nodes.clock.pass(40_000);
    nodes.a.losing = true;
    counts(nodes.a, ann, 5);
    votes(nodes.a, ann, "c1");
    nodes.clock.pass(1_300);
    nodes.a.losing = false;
    assertEquals(-1, heard(nodes.b, bob));
    nodes.b.rooms.incoming().compare();
    nodes.clock.pass(300);
    assertEquals(6, heard(nodes.b, bob));
  }

  @Test
  @DisplayName("a board that nobody needs is forgotten, and goes on where it was")
  void forgotten() {
    come();
    watches(nodes.a, ann);
    counts(nodes.a, ann, 5);
    assertTrue(nodes.a.told.hears(OPS.key()));
    nodes.a.gives(ann, new RoomCommand.Quit(false));
    assertFalse(nodes.a.told.hears(OPS.key()), "who is gone watches no more");
    nodes.clock.pass(70_000);
    nodes.a.comes(ann);
    nodes.boards.down = true;
    assertFalse(votes(nodes.a, ann, "c1"), "it has to be loaded");
    nodes.boards.down = false;
    counts(nodes.a, ann, 2);
    assertEquals(7, total(watches(nodes.a, ann)));
    nodes.clock.pass(1_300);
    assertEquals(7, total(watches(nodes.b, bob)));
  }

  @Test
  @DisplayName("keyed values that one node puts and drops the other shows")
  void values() {
    come();
    watches(nodes.b, bob);
    MetricName scores = MetricName.of("scores").orElseThrow();
    records(
        nodes.a,
        ann,
        new Item.Put(scores, "ann", "7", OptionalLong.empty(), false, OptionalLong.empty()));
    nodes.clock.pass(300);
    assertEquals("7", watches(nodes.b, bob).values().get(0).json());
    nodes.a.losing = true;
    records(nodes.a, ann, new Item.Drop(scores, "ann", OptionalLong.empty()));
    nodes.a.losing = false;
    assertEquals(0, watches(nodes.a, ann).values().size());
  }

  private static void deletes(TwoNodes.Node node, Sender who) {
    assertInstanceOf(BoardReply.Deleted.class, node.gives(who, new BoardCommand.Delete(OPS)));
  }

  private static List<Event> ends(TwoNodes.Node node, Sender who) {
    return node.ears.of(who.session()).stream()
        .filter(
            event -> event instanceof BoardEvent.Closed || event instanceof BoardEvent.ListChanged)
        .toList();
  }

  private static final List<Event> BEGUN_AND_OVER =
      List.of(
          new BoardEvent.ListChanged(OPS, false),
          new BoardEvent.Closed(OPS, BoardEvent.CloseReason.DELETED),
          new BoardEvent.ListChanged(OPS, true));

  @Test
  @DisplayName("a board that one node takes away is over on the other, and begins empty")
  void takenAway() {
    come();
    watches(nodes.a, ann);
    watches(nodes.b, bob);
    counts(nodes.a, ann, 5);
    nodes.clock.pass(1_300);
    counts(nodes.b, bob, 7);
    deletes(nodes.a, ann);
    nodes.clock.pass(1_300);
    assertEquals(BEGUN_AND_OVER, ends(nodes.a, ann));
    assertEquals(BEGUN_AND_OVER, ends(nodes.b, bob));
    counts(nodes.a, ann, 1);
    assertEquals(1, total(watches(nodes.a, ann)));
    nodes.clock.pass(1_300);
    assertEquals(1, total(watches(nodes.b, bob)), "what was late of the other one is not in it");
  }

  @Test
  @DisplayName(
      "a node that did not hear of the end learns it from the store and brings nothing back")
  void takenAwayUnheard() {
    come();
    watches(nodes.b, bob);
    counts(nodes.b, bob, 7);
    votes(nodes.b, bob, "c1");
    nodes.clock.pass(1_300);
    nodes.a.losing = nodes.b.losing = true;
    deletes(nodes.a, ann);
    counts(nodes.a, ann, 1);
    counts(nodes.b, bob, 7);
    nodes.clock.pass(1_300);
    nodes.a.losing = nodes.b.losing = false;
    assertTrue(
        ends(nodes.b, bob).contains(new BoardEvent.Closed(OPS, BoardEvent.CloseReason.DELETED)));
    assertTrue(votes(nodes.b, bob, "c1"), "on the new one");
    nodes.clock.pass(1_300);
    assertEquals(2, total(watches(nodes.b, bob)));
    assertEquals(2, total(watches(nodes.a, ann)));
  }

  @Test
  @DisplayName("an exact count on a node that did not hear of the end is counted on the next board")
  void takenAwayExact() {
    come();
    watches(nodes.b, bob);
    counts(nodes.b, bob, 7);
    nodes.clock.pass(1_300);
    nodes.a.losing = nodes.b.losing = true;
    deletes(nodes.a, ann);
    assertTrue(votes(nodes.b, bob, "c1"));
    nodes.clock.pass(1_300);
    nodes.a.losing = nodes.b.losing = false;
    assertEquals(1, total(watches(nodes.a, ann)));
    assertEquals(1, total(watches(nodes.b, bob)));
  }

  @Test
  @DisplayName(
      "who only watches on a node that did not hear of the end sees it within half a minute")
  void takenAwayCompared() {
    come();
    watches(nodes.b, bob);
    counts(nodes.a, ann, 7);
    nodes.clock.pass(1_300);
    nodes.a.losing = nodes.b.losing = true;
    deletes(nodes.a, ann);
    nodes.a.losing = nodes.b.losing = false;
    nodes.clock.pass(40_000);
    nodes.b.rooms.incoming().compare();
    nodes.clock.pass(300);
    assertTrue(
        ends(nodes.b, bob).contains(new BoardEvent.Closed(OPS, BoardEvent.CloseReason.DELETED)));
    assertEquals(List.of(), watches(nodes.b, bob).metrics());
  }
}
