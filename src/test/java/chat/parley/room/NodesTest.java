package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.capability.EntryKinds;
import chat.parley.message.Body;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageReply;
import chat.parley.message.Target;
import chat.parley.protocol.Command;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.support.HandClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two nodes are one chat, whatever becomes of their hints to each other. */
class NodesTest {
  private final TwoNodes nodes = new TwoNodes();
  private final HandClock clock = nodes.clock;
  private final TwoNodes.Node a = nodes.a;
  private final TwoNodes.Node b = nodes.b;
  private final Sender ann = TwoNodes.sender("ann");
  private final Sender bob = TwoNodes.sender("bob");

  @BeforeEach
  void come() {
    a.comes(ann);
    b.comes(bob);
    clock.pass(100);
    a.rooms.incoming().compare();
    b.rooms.incoming().compare();
  }

  @Test
  @DisplayName("what is said on one node is heard on both, once and in order")
  void together() {
    a.says(ann, "one");
    b.says(bob, "two");
    a.says(ann, "three");
    assertEquals(List.of("1 one", "2 two", "3 three"), a.heard(ann));
    assertEquals(a.heard(ann), b.heard(bob));
  }

  @Test
  @DisplayName(
      "while a node of an earlier version is there, nothing is stored that it does not know")
  void upgrade() {
    b.kinds = Set.of();
    Refused refused = assertInstanceOf(Refused.class, a.gives(ann, message("one")));
    assertEquals(Problem.UNAVAILABLE, refused.problem());
    assertTrue(refused.retryAfterMillis() > 0);
    b.kinds = EntryKinds.KNOWN;
    assertInstanceOf(MessageReply.Sent.class, a.gives(ann, message("one")));
    assertEquals(List.of("1 one"), b.heard(bob));
  }

  private static MessageCommand.Send message(String text) {
    return new MessageCommand.Send(
        new Target.ToRoom("lobby"),
        text,
        new Body(text, Body.Format.PLAIN, Map.of()),
        OptionalLong.empty());
  }

  @Test
  @DisplayName("hints that come late, after younger messages, are not waited for with a hole")
  void late() {
    b.holding = true;
    b.says(bob, "one");
    a.says(ann, "two");
    assertEquals(List.of(), a.heard(ann), "two must not be shown before one");
    b.release();
    assertEquals(List.of("1 one", "2 two"), a.heard(ann));
    clock.pass(1_000);
    assertEquals(2, a.heard(ann).size());
  }

  @Test
  @DisplayName("a lost hint is read from the store as soon as a later message shows the hole")
  void hole() {
    b.losing = true;
    b.says(bob, "one");
    b.losing = false;
    b.says(bob, "two");
    clock.pass(30);
    assertEquals(List.of("1 one", "2 two"), a.heard(ann));
  }

  @Test
  @DisplayName("even a lost last message is found when the heads are compared")
  void lastMessage() {
    b.losing = true;
    b.says(bob, "one");
    clock.pass(10_000);
    assertEquals(List.of(), a.heard(ann));
    a.rooms.incoming().compare();
    assertEquals(List.of("1 one"), a.heard(ann));
  }

  @Test
  @DisplayName("a message to a user who has not opened the room of the two reaches him elsewhere")
  void direct() {
    a.says(ann, new Target.ToUser("bob"), "psst");
    assertEquals(List.of("1 psst"), b.heard(bob));
    a.losing = true;
    a.says(ann, new Target.ToUser("bob"), "again");
    b.rooms.incoming().compare();
    assertEquals(List.of("1 psst", "2 again"), b.heard(bob));
  }

  @Test
  @DisplayName("even its first message reaches him when the hint is lost")
  void directLost() {
    a.losing = true;
    a.says(ann, new Target.ToUser("bob"), "psst");
    b.rooms.incoming().compare();
    assertEquals(List.of("1 psst"), b.heard(bob));
  }

  @Test
  @DisplayName("to a session: delivered, no such session, or no answer, and never a guess")
  void pointToPoint() {
    assertInstanceOf(MessageReply.Delivered.class, whisper("bob"));
    assertEquals(Problem.NO_SUCH_SESSION, refused(whisper("nobody")));
    a.losing = true;
    assertEquals(Problem.NO_ANSWER, refused(whisper("bob")));
    a.losing = false;
    b.gives(bob, new RoomCommand.Quit(false));
    assertEquals(Problem.NO_SUCH_SESSION, refused(whisper("bob")));
  }

  private Reply whisper(String session) {
    Body body = new Body("psst", Body.Format.PLAIN, Map.of());
    Target to = new Target.ToSession(session);
    return a.gives(ann, new MessageCommand.Send(to, "w", body, OptionalLong.empty()));
  }

  private static Problem refused(Reply reply) {
    return assertInstanceOf(Refused.class, reply).problem();
  }

  @Test
  @DisplayName("everybody sees who is there, on whatever node")
  void presence() {
    assertEquals(List.of("+ann+bob"), a.ears.comingsAndGoings("ann"));
    RoomReply.Present present =
        (RoomReply.Present)
            b.gives(bob, new RoomCommand.Presence(Optional.empty(), Optional.of("lobby")));
    assertEquals(2, present.members().count());
    b.gives(bob, new RoomCommand.Quit(false));
    clock.pass(100);
    assertEquals(List.of("+ann+bob", "-bob"), a.ears.comingsAndGoings("ann"));
  }

  @Test
  @DisplayName("a node that dies takes nobody out of the room who comes back elsewhere in time")
  void nodeDies() {
    a.rooms.incoming().lost("b");
    clock.pass(19_000);
    a.comes(bob);
    clock.pass(60_000);
    assertEquals(List.of("+ann+bob"), a.ears.comingsAndGoings("ann"));
  }

  @Test
  @DisplayName("who does not come back is gone when his time is up, and not before")
  void nodeDiesForGood() {
    a.rooms.incoming().lost("b");
    bobHasHisWholeTime();
  }

  @Test
  @DisplayName("who is on a node that is not heard is out of reach, and gone only after a while")
  void outOfReach() {
    a.losing = true;
    a.rooms.incoming().lost("b");
    assertEquals(Problem.NO_ANSWER, refused(whisper("bob")));
    assertEquals(Problem.NO_ANSWER, refused(wave("bob")));
    clock.pass(44_000);
    assertEquals(Problem.NO_ANSWER, refused(whisper("bob")));
    clock.pass(1_100);
    assertEquals(Problem.NO_SUCH_SESSION, refused(whisper("bob")));
    assertEquals(Problem.NO_SUCH_USER, refused(wave("bob")));
  }

  @Test
  @DisplayName("who is on a node that comes back is reached again")
  void backInReach() {
    a.rooms.incoming().lost("b");
    clock.pass(40_000);
    a.rooms.incoming().state("b", b.told.facts());
    clock.pass(60_000);
    assertInstanceOf(MessageReply.Delivered.class, whisper("bob"));
    assertInstanceOf(Done.class, wave("bob"));
  }

  @Test
  @DisplayName("who was on a node that has said that it stops is gone at once")
  void stops() {
    a.rooms.incoming().stopped("b");
    assertEquals(Problem.NO_SUCH_SESSION, refused(whisper("bob")));
    assertEquals(Problem.NO_SUCH_USER, refused(wave("bob")));
    bobHasHisWholeTime();
  }

  @Test
  @DisplayName("a session that went on here is gone when it ends, whatever a lost node had of it")
  void wentOn() {
    a.losing = true;
    a.rooms.incoming().lost("b");
    a.comes(bob);
    assertInstanceOf(MessageReply.Delivered.class, whisper("bob"));
    a.gives(bob, new RoomCommand.Quit(false));
    a.ears.disconnects("bob");
    assertEquals(Problem.NO_SUCH_SESSION, refused(whisper("bob")));
    assertEquals(Problem.NO_SUCH_USER, refused(wave("bob")));
  }

  @Test
  @DisplayName("what is said to a room goes on to those who are heard, without the lost node")
  void lostNodeIsNoListener() {
    a.rooms.incoming().lost("b");
    a.says(ann, "one");
    assertEquals(List.of("1 one"), a.heard(ann));
    assertEquals(List.of(), b.heard(bob));
  }

  private Reply wave(String user) {
    Target to = new Target.ToUser(user);
    return a.gives(ann, new MessageCommand.Emit(to, "wave", List.of(), false));
  }

  private void bobHasHisWholeTime() {
    clock.pass(19_000);
    assertEquals(List.of("+ann+bob"), a.ears.comingsAndGoings("ann"));
    clock.pass(1_100);
    assertEquals(List.of("+ann+bob", "-bob"), a.ears.comingsAndGoings("ann"));
  }

  @Test
  @DisplayName("differences that got lost are made good by a full account")
  void account() {
    Sender cid = TwoNodes.sender("cid");
    b.losing = true;
    b.comes(cid);
    b.gives(bob, new RoomCommand.Leave("lobby"));
    b.losing = false;
    clock.pass(100);
    assertEquals(List.of("+ann+bob"), a.ears.comingsAndGoings("ann"));
    a.rooms.incoming().state("b", b.told.facts());
    clock.pass(100);
    assertEquals(List.of("+ann+bob", "+cid-bob"), a.ears.comingsAndGoings("ann"));
    assertInstanceOf(MessageReply.Delivered.class, whisper("cid"));
  }

  @Test
  @DisplayName("a session that goes on elsewhere loses its old connection, and keeps its seat")
  void movesOver() {
    a.comes(bob);
    assertEquals(List.of("bob"), b.ears.replaced());
    clock.pass(60_000);
    assertEquals(List.of("+ann+bob"), a.ears.comingsAndGoings("ann"));
    assertTrue(a.ears.replaced().isEmpty());
  }

  @Test
  @DisplayName("who has read further than his new node knows gets what it has not heard of yet")
  void resumesAhead() {
    b.losing = true;
    b.says(bob, "one");
    b.says(bob, "two");
    RoomReply.Joined joined =
        (RoomReply.Joined)
            a.gives(ann, new RoomCommand.Join("lobby", Optional.of(new Position("e", 1)), 50));
    assertTrue(joined.lost().isEmpty());
    assertEquals(1, joined.page().entries().size());
    assertEquals(2, joined.head());
  }

  @Test
  @DisplayName("of two connections the newer one stays, in whatever order the nodes hear of them")
  void newerStays() {
    a.holding = true;
    b.holding = true;
    a.comes(bob);
    a.release();
    b.release();
    assertEquals(List.of("bob"), b.ears.replaced());
    assertEquals(List.of(), a.ears.replaced());
    a.rooms.incoming().state("b", List.of(new Fact.SessionBegan("bob", bob.user(), 1)));
    assertEquals(List.of(), a.ears.replaced());
    a.rooms.incoming().state("b", List.of(new Fact.SessionBegan("bob", bob.user(), 99)));
    assertEquals(List.of("bob"), a.ears.replaced());
  }

  @Test
  @DisplayName("who has left a room of two is not brought back by what he has heard there")
  void leftDirect() {
    a.says(ann, new Target.ToUser("bob"), "psst");
    b.gives(bob, new RoomCommand.Leave(DirectRoom.between("ann", "bob").name()));
    b.rooms.incoming().compare();
    b.rooms.incoming().compare();
    assertEquals(List.of("1 psst"), b.heard(bob));
  }

  @Test
  @DisplayName("a user on two nodes is online while he is so on one of them, and everybody agrees")
  void twoPlaces() {
    Sender elsewhere = new Sender("bob-2", bob.user(), 2);
    a.comes(elsewhere);
    b.gives(bob, new RoomCommand.Presence(Optional.of(Status.AWAY), Optional.empty()));
    clock.pass(100);
    assertEquals(Status.ONLINE, status(a));
    assertEquals(Status.ONLINE, status(b));
    a.gives(elsewhere, new RoomCommand.Presence(Optional.of(Status.AWAY), Optional.empty()));
    clock.pass(100);
    assertEquals(Status.AWAY, status(a));
    assertEquals(Status.AWAY, status(b));
  }

  private Status status(TwoNodes.Node node) {
    Sender asking = node == a ? ann : bob;
    RoomReply.Present present =
        (RoomReply.Present)
            node.gives(asking, new RoomCommand.Presence(Optional.empty(), Optional.of("lobby")));
    return present.members().present().stream()
        .filter(member -> member.user().id().equals("bob"))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  @DisplayName("history of a room that nobody hears here is as young as the store")
  void unheard() {
    b.gives(bob, new RoomCommand.Quit(true));
    a.says(ann, "one");
    MessageReply.Read read =
        (MessageReply.Read)
            b.gives(
                bob, new MessageCommand.History("lobby", MessageCommand.Direction.NEWEST, 0, 10));
    assertEquals(1, read.page().entries().size());
  }

  @Test
  @DisplayName("a node that is lost, comes back, and is lost again has its whole time once more")
  void lostTwice() {
    a.rooms.incoming().lost("b");
    clock.pass(10_000);
    a.rooms.incoming().state("b", b.told.facts());
    clock.pass(9_000);
    a.rooms.incoming().lost("b");
    bobHasHisWholeTime();
  }

  @Test
  @DisplayName("a refused join takes nobody out of a room of two that he is in already")
  void refusedJoin() {
    String direct = DirectRoom.between("ann", "bob").name();
    a.says(ann, new Target.ToUser("bob"), "psst");
    b.gives(bob, new RoomCommand.Quit(false));
    Reply again = a.gives(ann, new RoomCommand.Join(direct, Optional.empty(), 50));
    assertEquals(Problem.NO_SUCH_USER, refused(again), "bob has gone, and never written");
    a.says(ann, new Target.ToRoom(direct), "still here");
    assertEquals(List.of("1 psst", "2 still here"), a.heard(ann));
    assertInstanceOf(RoomReply.Left.class, a.gives(ann, new RoomCommand.Leave(direct)));
  }

  @Test
  @DisplayName("a name is borne in the whole cluster, also while its bearer may come back")
  void nameElsewhere() {
    assertEquals("bob (2)", nameOf(a, "eve", "bob"));
    assertEquals("bob", nameOf(a, "bob", "bob"), "a tab of bob's own");
    b.gives(bob, new RoomCommand.Quit(true));
    clock.pass(19_000);
    assertEquals("bob (3)", nameOf(a, "mallory", "bob"));
    a.gives(new Sender("bob by a", new User("bob", "bob", true), 7), new RoomCommand.Quit(false));
    clock.pass(2_000);
    assertEquals("bob", nameOf(a, "robert", "bob"));
    assertEquals("bob (4)", nameOf(b, "bobby", "bob"));
  }

  private static String nameOf(TwoNodes.Node node, String user, String name) {
    Sender comer = new Sender(user + " by a", new User(user, name, true), 7);
    return ((RoomReply.Entered) node.gives(comer, new RoomCommand.Enter(Map.of()))).user().name();
  }

  @Test
  @DisplayName("who looks at one of his tabs is online, whatever the others say")
  void twoTabs() {
    Sender tab = new Sender("bob's other tab", bob.user(), 7);
    b.comes(tab);
    b.gives(tab, new RoomCommand.Presence(Optional.of(Status.AWAY), Optional.empty()));
    assertEquals(Status.ONLINE, statusOfBob());
    b.gives(bob, new RoomCommand.Quit(false));
    assertEquals(Status.AWAY, statusOfBob());
    b.comes(bob);
    b.gives(tab, new RoomCommand.Join("lobby", Optional.empty(), 50));
    assertEquals(Status.ONLINE, statusOfBob());
  }

  private Status statusOfBob() {
    clock.pass(200);
    Command ask = new RoomCommand.Presence(Optional.empty(), Optional.of("lobby"));
    return ((RoomReply.Present) a.gives(ann, ask))
        .members().present().stream()
            .filter(member -> member.user().id().equals("bob"))
            .map(Members.Member::status)
            .findFirst()
            .orElseThrow();
  }

  @Test
  @DisplayName("another status is told once on both nodes, however many rooms are shared")
  void statusOnce() {
    for (String room : List.of("one", "two", "three")) {
      a.gives(ann, new RoomCommand.Join(room, Optional.empty(), 50));
      b.gives(bob, new RoomCommand.Join(room, Optional.empty(), 50));
    }
    Sender eve = TwoNodes.sender("eve");
    a.comes(eve);
    a.gives(eve, new RoomCommand.Join("two", Optional.empty(), 50));
    clock.pass(100);
    a.gives(ann, new RoomCommand.Presence(Optional.of(Status.AWAY), Optional.empty()));
    a.gives(ann, new RoomCommand.Presence(Optional.of(Status.ONLINE), Optional.empty()));
    a.gives(ann, new RoomCommand.Presence(Optional.of(Status.AWAY), Optional.empty()));
    clock.pass(100);
    assertEquals(List.of(Status.AWAY), statuses(a, eve));
    assertEquals(List.of(Status.AWAY), statuses(b, bob));
  }

  private static List<Status> statuses(TwoNodes.Node node, Sender hearer) {
    return node.ears.of(hearer.session()).stream()
        .filter(RoomEvent.StatusChanged.class::isInstance)
        .map(event -> ((RoomEvent.StatusChanged) event).member().status())
        .toList();
  }
}
