package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Sender;
import chat.parley.board.Alert;
import chat.parley.board.AlertFigure;
import chat.parley.board.AlertRule;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.Figure;
import chat.parley.board.Interval;
import chat.parley.board.Item;
import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import chat.parley.message.Alteration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A room is told of what goes on on its boards once, whichever of its nodes looks after it. */
class AlertsOnNodesTest {
  private static final BoardName OPS = new BoardName("lobby", "ops");
  private static final MetricName HEAT = MetricName.of("heat").orElseThrow();
  private static final MetricName ORDERS = MetricName.of("orders").orElseThrow();
  private static final long QUIET = 60_000;

  private final TwoNodes nodes = new TwoNodes();
  private final Sender ann = TwoNodes.sender("ann");
  private final Sender bob = TwoNodes.sender("bob");

  @BeforeEach
  void come() {
    nodes.clock.pass(1_790_000_000_000L);
    nodes.a.comes(ann);
    nodes.b.comes(bob);
    nodes.a.rooms.start(failed -> {});
    nodes.b.rooms.start(failed -> {});
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
    assertInstanceOf(BoardReply.Recorded.class, node.gives(who, record));
  }

  private static void heats(TwoNodes.Node node, Sender who, String oven, double value) {
    Labels labels = Labels.of(Map.of("oven", oven));
    records(node, who, new Item.Gauge(HEAT, labels, OptionalLong.empty(), value));
  }

  private void heats(double value) {
    heats(nodes.a, ann, "1", value);
  }

  private static AlertRule rule(MetricName metric, boolean above, double threshold, double clear) {
    return new AlertRule(
        "Hot", metric, Labels.NONE, AlertFigure.NOW, above, threshold, clear, 5_000, QUIET);
  }

  private void alerts(AlertRule rule) {
    BoardReply.Alerts reply =
        assertInstanceOf(
            BoardReply.Alerts.class, nodes.a.gives(ann, new BoardCommand.SetAlert(OPS, rule)));
    assertEquals(rule, reply.alerts().get(0).rule());
    nodes.clock.pass(10);
  }

  private void isAlertedAbove(double threshold, double clear) {
    alerts(rule(HEAT, true, threshold, clear));
  }

  /** What the room was told. */
  private List<String> told() {
    return nodes.store.between("lobby", 0, Long.MAX_VALUE).stream()
        .map(message -> message.body().text())
        .toList();
  }

  /** What its messages say now. */
  private List<String> edited() {
    return nodes.store.changes.stream()
        .map(change -> ((Alteration.Edit) change.alteration()).body().text())
        .toList();
  }

  @Test
  @DisplayName("above for so long: one message; over where it is clear: it is edited")
  void thresholds() {
    isAlertedAbove(200, 150);
    heats(250);
    nodes.clock.pass(4_000);
    heats(190);
    nodes.clock.pass(2_000);
    heats(260);
    nodes.clock.pass(4_900);
    assertEquals(List.of(), told(), "it was never above for five seconds");
    nodes.clock.pass(1_500);
    assertEquals(List.of("⚠ Hot: heat is above 200: 260"), told());
    heats(310.25);
    nodes.clock.pass(20_000);
    heats(160);
    nodes.clock.pass(20_000);
    assertEquals(List.of(), edited(), "not yet clear");
    heats(150);
    nodes.clock.pass(1_100);
    assertEquals(1, told().size());
    assertEquals(List.of("✓ Hot is over: heat was above 200 for 46 s, highest 310.25"), edited());
    assertTrue(nodes.a.heard(ann).contains("1 ⚠ Hot: heat is above 200: 260"));
    assertTrue(nodes.b.heard(bob).contains("1 ⚠ Hot: heat is above 200: 260"));
  }

  @Test
  @DisplayName(
      "after its end it is quiet for a while, and what goes on then is told when that is over")
  void quiet() {
    isAlertedAbove(200, 200);
    heats(250);
    nodes.clock.pass(7_000);
    heats(100);
    nodes.clock.pass(2_000);
    for (int i = 0; i < 5; i++) {
      heats(250);
      nodes.clock.pass(6_000);
      heats(100);
      nodes.clock.pass(2_000);
    }
    assertEquals(1, told().size(), "within the quiet minute");
    heats(300);
    nodes.clock.pass(QUIET);
    assertEquals(2, told().size());
    assertEquals(1, edited().size());
  }

  @Test
  @DisplayName("no number is not zero: nothing begins with it, and nothing is over")
  void noData() {
    alerts(rule(HEAT, false, 10, 20));
    nodes.clock.pass(60_000);
    assertEquals(List.of(), told(), "nobody has measured anything");
    heats(5);
    nodes.clock.pass(7_000);
    assertEquals(1, told().size());
    nodes.clock.pass(AlertFigure.STALE_MILLIS + 60_000);
    assertEquals(List.of(), edited(), "nobody measures any more");
    heats(30);
    nodes.clock.pass(2_000);
    assertEquals(1, edited().size());
    assertTrue(edited().get(0).contains("below 10 for 11 min"), edited().get(0));
  }

  @Test
  @DisplayName("a rate of nothing is a number, once there has been something")
  void rates() {
    alerts(rule(ORDERS, false, 1, 2));
    nodes.clock.pass(30_000);
    assertEquals(List.of(), told());
    records(nodes.b, bob, new Item.Count(ORDERS, Labels.NONE, OptionalLong.empty(), 100));
    nodes.clock.pass(9_000);
    assertEquals(List.of(), told());
    nodes.clock.pass(10_000);
    assertEquals(List.of("⚠ Hot: orders is below 1: 0"), told());
    records(nodes.a, ann, new Item.Count(ORDERS, Labels.NONE, OptionalLong.empty(), 30));
    nodes.clock.pass(3_000);
    assertEquals(1, edited().size());
  }

  @Test
  @DisplayName("of several series the farthest counts, on whichever node it was recorded")
  void several() {
    isAlertedAbove(200, 200);
    heats(nodes.a, ann, "1", 100);
    heats(nodes.b, bob, "2", 250);
    nodes.clock.pass(8_000);
    assertEquals(List.of("⚠ Hot: heat is above 200: 250"), told());
    heats(nodes.b, bob, "2", 100);
    heats(nodes.a, ann, "1", 220);
    nodes.clock.pass(3_000);
    assertEquals(List.of(), edited());
    heats(nodes.a, ann, "1", 100);
    nodes.clock.pass(3_000);
    assertEquals(1, edited().size());
  }

  @Test
  @DisplayName(
      "when the node that looks after it is gone the other one goes on, and says nothing twice")
  void takenOver() {
    isAlertedAbove(200, 150);
    heats(nodes.b, bob, "1", 250);
    nodes.clock.pass(8_000);
    assertEquals(1, told().size());
    String first = nodes.boards.alerts.keeper();
    nodes.boards.alerts.cutOff.add(first);
    heats(nodes.b, bob, "1", 400);
    nodes.clock.pass(40_000);
    assertTrue(!nodes.boards.alerts.keeper().equals(first));
    assertEquals(1, told().size());
    heats(nodes.b, bob, "1", 100);
    nodes.clock.pass(3_000);
    assertEquals(1, told().size());
    assertEquals(1, edited().size());
    assertTrue(edited().get(0).endsWith("highest 400"), edited().get(0));
    nodes.boards.alerts.cutOff.clear();
    nodes.clock.pass(QUIET);
    heats(nodes.b, bob, "1", 250);
    nodes.clock.pass(10_000);
    assertEquals(2, told().size());
    assertEquals(1, edited().size());
  }

  @Test
  @DisplayName("who goes on where another was about to say it says the same, which is one message")
  void saidTwice() {
    isAlertedAbove(200, 150);
    nodes.store.loseAnswers(true);
    heats(nodes.b, bob, "1", 250);
    nodes.clock.pass(8_000);
    assertEquals(1, told().size(), "it is stored, and nobody knows");
    nodes.boards.alerts.cutOff.add(nodes.boards.alerts.keeper());
    nodes.store.loseAnswers(false);
    heats(nodes.b, bob, "1", 300);
    nodes.clock.pass(40_000);
    heats(nodes.b, bob, "1", 100);
    nodes.clock.pass(5_000);
    assertEquals(1, told().size());
    assertEquals(1, edited().size());
    assertEquals(1, nodes.store.changes.get(0).seq());
  }

  @Test
  @DisplayName(
      "who watches a board sees its alerts, and hears when one has begun, is over or is gone")
  void watched() {
    isAlertedAbove(200, 150);
    BoardReply.Watched watched =
        assertInstanceOf(
            BoardReply.Watched.class,
            nodes.b.gives(
                bob,
                new BoardCommand.Watch(
                    OPS,
                    new BoardCommand.Wanted(Set.of(), Figure.USUAL),
                    600_000,
                    Interval.TENTH,
                    OptionalLong.empty())));
    assertEquals(1, watched.alerts().size());
    heats(250);
    nodes.clock.pass(8_000);
    Alert begun = heardAlerts().get(0);
    assertTrue(begun.state().active());
    assertEquals(OptionalLong.of(1), begun.state().seq());
    nodes.a.gives(ann, new BoardCommand.RemoveAlert(OPS, "Hot"));
    nodes.clock.pass(1_000);
    assertEquals(List.of(), heardAlerts());
    assertEquals(List.of("Hot: this alert was taken away, highest 250"), edited());
    heats(500);
    nodes.clock.pass(30_000);
    assertEquals(1, told().size());
  }

  private List<Alert> heardAlerts() {
    return nodes.b.ears.of(bob.session()).stream()
        .filter(BoardEvent.AlertsChanged.class::isInstance)
        .map(event -> ((BoardEvent.AlertsChanged) event).alerts())
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  @Test
  @DisplayName("a clock that is put back, or jumps ahead, makes nobody wait for ever")
  void clocks() {
    isAlertedAbove(200, 150);
    heats(250);
    nodes.clock.pass(3_000);
    nodes.clock.put(-3_600_000);
    nodes.clock.pass(40_000);
    assertEquals(1, told().size());
    nodes.clock.put(86_400_000);
    heats(100);
    nodes.clock.pass(40_000);
    heats(100);
    nodes.clock.pass(2_000);
    assertEquals(1, edited().size());
    nodes.clock.put(-86_400_000);
    nodes.clock.pass(QUIET);
  }
}
