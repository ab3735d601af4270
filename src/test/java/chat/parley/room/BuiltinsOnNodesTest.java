package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.access.Sender;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.Figure;
import chat.parley.board.Interval;
import chat.parley.board.MetricName;
import chat.parley.board.Now;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The board that a room has from the start, on two nodes: the numbers are those of both. */
class BuiltinsOnNodesTest {
  private static final BoardName ROOM = new BoardName("lobby", "_room");

  private final TwoNodes nodes = new TwoNodes();
  private final Sender ann = TwoNodes.sender("ann");
  private final Sender bob = TwoNodes.sender("bob");

  @BeforeEach
  void come() {
    nodes.clock.pass(1_790_000_000_000L);
    nodes.a.comes(ann);
    nodes.b.comes(bob);
    nodes.clock.pass(1_000);
  }

  private static Now sees(TwoNodes.Node node, Sender who, String metric) {
    BoardCommand.Watch watch =
        new BoardCommand.Watch(
            ROOM,
            new BoardCommand.Wanted(Set.of(), Figure.USUAL),
            600_000,
            Interval.TENTH,
            OptionalLong.empty());
    MetricName name = MetricName.of(metric).orElseThrow();
    return assertInstanceOf(BoardReply.Watched.class, node.gives(who, watch))
        .view()
        .metrics()
        .stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(one -> one.series().get(0).now())
        .orElse(new Now.Count(0, 0));
  }

  private static double total(TwoNodes.Node node, Sender who, String metric) {
    return ((Now.Count) sees(node, who, metric)).total();
  }

  private static double value(TwoNodes.Node node, Sender who, String metric) {
    return ((Now.Gauge) sees(node, who, metric)).value();
  }

  /** As the nodes do every second. */
  private void passes(int seconds) {
    for (int second = 0; second < seconds; second++) {
      nodes.a.rooms.incoming().compare();
      nodes.b.rooms.incoming().compare();
      nodes.clock.pass(1_000);
    }
  }

  @Test
  @DisplayName(
      "a message counts once, whoever watches where; deliveries add up; people are those of both")
  void addsUp() {
    total(nodes.a, ann, "messages");
    passes(2);
    nodes.a.says(ann, "one");
    nodes.b.says(bob, "two");
    nodes.b.says(bob, "three");
    passes(3);
    assertEquals(3, total(nodes.a, ann, "messages"));
    assertEquals(6, total(nodes.a, ann, "deliveries"), "three events, two sockets");
    assertEquals(2, value(nodes.a, ann, "people"));
    total(nodes.b, bob, "messages");
    nodes.a.says(ann, "four");
    passes(2);
    assertEquals(4, total(nodes.a, ann, "messages"));
    assertEquals(8, total(nodes.a, ann, "deliveries"));
    assertEquals(8, total(nodes.b, bob, "deliveries"));
    nodes.b.gives(bob, new RoomCommand.Typing("lobby", true));
    passes(2);
    assertEquals(1, value(nodes.a, ann, "typing"));
    passes(10);
    assertEquals(0, value(nodes.a, ann, "typing"), "nobody types for longer without saying so");
  }

  @Test
  @DisplayName("while nobody looks nothing is done, and nothing is stored ever")
  void nothing() {
    nodes.a.says(ann, "one");
    passes(3);
    assertFalse(nodes.a.told.hears(ROOM.key()));
    total(nodes.a, ann, "messages");
    nodes.a.says(ann, "two");
    passes(3);
    nodes.a.gives(ann, new BoardCommand.Unwatch(ROOM));
    passes(70);
    assertFalse(nodes.a.told.hears(ROOM.key()));
    assertEquals(0, nodes.boards.cells(ROOM));
  }
}
