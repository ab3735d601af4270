package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.access.Sender;
import chat.parley.message.MessageCommand;
import chat.parley.message.Target;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A room of two is opened on one node in the moment in which somebody speaks there on the other:
 * whoever has said hello hears all that is stored from then on, once and in order.
 */
class DirectRoomRaceTest {
  private static final String ROOM = DirectRoom.between("ann", "bob").name();

  private final TwoNodes nodes = new TwoNodes();
  private final TwoNodes.Node a = nodes.a;
  private final TwoNodes.Node b = nodes.b;
  private final Sender ann = TwoNodes.sender("ann");
  private final Sender bob = TwoNodes.sender("bob");
  private final Sender bobsPhone = new Sender("phone", bob.user(), 2);
  private final Sender annsPhone = new Sender("ann-phone", ann.user(), 3);

  @BeforeEach
  void come() {
    a.comes(ann);
    b.comes(bob);
    b.comes(bobsPhone);
    b.comes(annsPhone);
    compare();
  }

  private void compare() {
    nodes.clock.pass(2_000);
    a.rooms.incoming().compare();
    b.rooms.incoming().compare();
  }

  /** Everything on node b by which the room is opened there, but for a message of the other. */
  static Stream<Named<Consumer<DirectRoomRaceTest>>> openings() {
    return Stream.of(
        Named.of("joined by name", test -> test.joins(test.bobsPhone)),
        Named.of("joined and left again", DirectRoomRaceTest::joinsAndLeaves),
        Named.of("resumed", DirectRoomRaceTest::resumes),
        Named.of("its history is read", test -> test.readsHistory(test.bobsPhone)),
        Named.of("he reads its history himself", test -> test.readsHistory(test.bob)),
        Named.of("rooms are listed", test -> test.listsRooms()),
        Named.of("the hint of the next message", test -> test.a.says(test.ann, direct("bob"), "2")),
        Named.of("he answers", test -> test.b.says(test.bob, direct("ann"), "2")),
        Named.of("another device answers", test -> test.says(test.bobsPhone, "ann")),
        Named.of("the other one writes here too", test -> test.says(test.annsPhone, "bob")));
  }

  private static Target direct(String user) {
    return new Target.ToUser(user);
  }

  private void says(Sender sender, String to) {
    b.says(sender, direct(to), "2");
  }

  private void joins(Sender sender) {
    b.gives(sender, new RoomCommand.Join(ROOM, Optional.empty(), 50));
  }

  private void joinsAndLeaves() {
    joins(bobsPhone);
    b.gives(bobsPhone, new RoomCommand.Leave(ROOM));
  }

  private void resumes() {
    b.gives(bobsPhone, new RoomCommand.Enter(Map.of(ROOM, new Position("e", 0))));
  }

  private void readsHistory(Sender sender) {
    b.gives(sender, new MessageCommand.History(ROOM, MessageCommand.Direction.NEWEST, 0, 10));
  }

  private void listsRooms() {
    b.gives(bob, new RoomCommand.ListRooms());
  }

  private void assertHeardInOrder(Sender listener) {
    compare();
    compare();
    List<String> heard = b.heard(listener);
    assertEquals("1 1", heard.get(0), heard.toString());
    assertEquals(heard.size() == 2 ? List.of("1 1", "2 2") : List.of("1 1"), heard);
  }

  @ParameterizedTest
  @MethodSource("openings")
  @DisplayName("the hint comes after the room was opened from the store")
  void hintComesLater(Consumer<DirectRoomRaceTest> opening) {
    a.holding = true;
    a.says(ann, direct("bob"), "1");
    opening.accept(this);
    a.release();
    assertHeardInOrder(bob);
  }

  @ParameterizedTest
  @MethodSource("openings")
  @DisplayName("the hint never comes")
  void hintIsLost(Consumer<DirectRoomRaceTest> opening) {
    a.losing = true;
    a.says(ann, direct("bob"), "1");
    a.losing = false;
    opening.accept(this);
    assertHeardInOrder(bob);
  }

  @ParameterizedTest
  @MethodSource("openings")
  @DisplayName("it is being opened when the hint comes, and the store answers late")
  void hintComesMeanwhile(Consumer<DirectRoomRaceTest> opening) {
    a.holding = true;
    a.says(ann, direct("bob"), "1");
    nodes.store.hold();
    opening.accept(this);
    a.release();
    nodes.store.release();
    assertHeardInOrder(bob);
  }

  @ParameterizedTest
  @MethodSource("openings")
  @DisplayName("it is stored while the room is being opened, and the hint comes much later")
  void storedMeanwhile(Consumer<DirectRoomRaceTest> opening) {
    a.holding = true;
    nodes.store.hold();
    opening.accept(this);
    a.says(ann, direct("bob"), "1");
    nodes.store.releaseLastFirst();
    compare();
    a.release();
    compare();
    List<String> heard = b.heard(bob).stream().map(entry -> entry.substring(2)).sorted().toList();
    assertEquals("1", heard.get(0), heard.toString());
    assertEquals(heard.stream().distinct().toList(), heard);
  }

  @ParameterizedTest
  @MethodSource("openings")
  @DisplayName("what was said long before he came is no news")
  void oldIsNoNews(Consumer<DirectRoomRaceTest> opening) {
    a.says(ann, direct("bob"), "old");
    b.gives(bob, new RoomCommand.Quit(false));
    b.gives(bobsPhone, new RoomCommand.Quit(false));
    b.gives(annsPhone, new RoomCommand.Quit(false));
    nodes.clock.pass(100_000);
    compare();
    b.comes(new Sender("bob", bob.user(), 7));
    b.comes(bobsPhone);
    b.comes(annsPhone);
    int before = b.heard(bob).size();
    a.holding = true;
    opening.accept(this);
    a.release();
    compare();
    assertEquals(
        List.of(),
        b.heard(bob).stream().skip(before).filter(entry -> entry.contains("old")).toList());
  }

  @Test
  @DisplayName("hints in the wrong order, or with a gap, are heard in order and without it")
  void orderOfHints() {
    a.holding = true;
    a.says(ann, direct("bob"), "1");
    a.says(ann, direct("bob"), "2");
    Collections.reverse(a.held);
    a.release();
    nodes.clock.pass(100);
    assertEquals(List.of("1 1", "2 2"), b.heard(bob));
  }

  @Test
  @DisplayName("all hints but the last are lost: the last one brings them all")
  void lastHint() {
    a.losing = true;
    a.says(ann, direct("bob"), "1");
    a.says(ann, direct("bob"), "2");
    a.losing = false;
    a.says(ann, direct("bob"), "3");
    nodes.clock.pass(100);
    assertEquals(List.of("1 1", "2 2", "3 3"), b.heard(bob));
  }

  @Test
  @DisplayName("several that were lost are all found by one comparison, in an old room too")
  void comparison() {
    a.says(ann, direct("bob"), "1");
    b.gives(bob, new RoomCommand.Leave(ROOM));
    b.gives(bobsPhone, new RoomCommand.Leave(ROOM));
    b.gives(annsPhone, new RoomCommand.Leave(ROOM));
    nodes.clock.pass(100_000);
    compare();
    compare();
    a.losing = true;
    a.says(ann, direct("bob"), "2");
    a.says(ann, direct("bob"), "3");
    compare();
    assertEquals(List.of("1 1", "2 2", "3 3"), b.heard(bob));
  }
}
