package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.capability.ChatHandler;
import chat.parley.message.Body;
import chat.parley.message.Message;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageReply;
import chat.parley.message.MessageRules;
import chat.parley.message.Target;
import chat.parley.message.link.CardSource;
import chat.parley.pace.Rate;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.support.HandClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The domain alone, in the rare orders of events that a running server shows once a month. */
class RoomsTest {
  private static final RoomRules RULES =
      new RoomRules(10, 100, 500, 100_000, 20_000, 50, 6_000, 45_000);

  private final MemoryStore store = new MemoryStore();
  private final Ears ears = new Ears();
  private final HandClock clock = new HandClock(0);
  private final Budget storing = new Budget(40_000);
  private final ChatHandler rooms =
      new ChatHandler(
          new Surroundings(
              store,
              ears,
              Peers.NONE,
              new ClusterView(),
              clock,
              RULES,
              new Rights(),
              storing,
              user -> false,
              clock::now,
              new Counters()),
          store.messages(),
          new NothingOpen(),
          new MessageRules(0, 8_000, 60_000),
          new NoInbox(),
          NoSearch.off(),
          CardSource.OFF,
          new NoExport(),
          Optional.empty(),
          NoDocuments.parts(),
          NoBoards.parts(),
          NoLines.parts());

  private Sender comes(String name) {
    return comes(name, 1, Map.of());
  }

  private Sender comes(String name, long connection, Map<String, Position> positions) {
    Sender sender = new Sender(name, new User(name, name, true), connection);
    rooms.handle(sender, new RoomCommand.Enter(positions));
    return sender;
  }

  private Future<Reply> join(Sender sender, String room) {
    return rooms.handle(sender, new RoomCommand.Join(room, Optional.empty(), 50));
  }

  private Future<Reply> say(Sender sender, String to, String text) {
    Target target = to.startsWith("@") ? new Target.ToUser(to.substring(1)) : new Target.ToRoom(to);
    Body body = new Body(text, Body.Format.PLAIN, Map.of());
    return rooms.handle(
        sender, new MessageCommand.Send(target, "cid " + text, body, OptionalLong.empty()));
  }

  private static List<String> entries(RoomReply.Joined joined) {
    return joined.page().entries().stream()
        .filter(Message.class::isInstance)
        .map(Message.class::cast)
        .map(message -> message.pos() + " " + message.body().text())
        .toList();
  }

  @Test
  @DisplayName("what is said while a newcomer reads is in his page once, and then he is live")
  void joinWhileTalking() {
    Sender ann = comes("ann");
    join(ann, "lobby");
    say(ann, "lobby", "one");
    Sender bob = comes("bob");
    store.hold();
    Future<Reply> joining = join(bob, "lobby");
    say(ann, "lobby", "two");
    store.releaseLastFirst();
    say(ann, "lobby", "three");
    assertEquals(
        List.of("1 one", "2 two"),
        entries(assertInstanceOf(RoomReply.Joined.class, joining.result())));
    assertEquals(List.of("3 three"), ears.messages("bob"));
  }

  @Test
  @DisplayName(
      "what waits for the store has one bound for all rooms, in bytes; then all is as before")
  void storing() {
    Sender ann = comes("ann");
    join(ann, "lobby");
    join(ann, "hall");
    store.hold();
    List<Future<Reply>> taken = new ArrayList<>();
    String text = "x".repeat(2_000);
    Future<Reply> last = say(ann, "lobby", text + 0);
    for (int n = 1; !last.isComplete(); n++) {
      taken.add(last);
      last = say(ann, n % 2 == 0 ? "lobby" : "hall", text + n);
    }
    Refused refused = assertInstanceOf(Refused.class, last.result());
    assertEquals(Problem.OVERLOADED, refused.problem());
    assertTrue(refused.retryAfterMillis() > 0);
    assertTrue(storing.used() > 30_000 && storing.used() <= 40_000, storing.used() + " bytes");
    store.release();
    taken.forEach(reply -> assertInstanceOf(MessageReply.Sent.class, reply.result()));
    assertEquals(0, storing.used());
    store.loseAnswers(true);
    assertTrue(say(ann, "lobby", "lost").failed());
    assertEquals(0, storing.used());
  }

  @Test
  @DisplayName("an append whose answer got lost is announced later, in its place and once")
  void lostAnswer() {
    Sender ann = comes("ann");
    Sender bob = comes("bob");
    join(ann, "lobby");
    join(bob, "lobby");
    say(ann, "lobby", "one");
    store.loseAnswers(true);
    assertTrue(say(ann, "lobby", "two").failed());
    store.loseAnswers(false);
    say(bob, "lobby", "three");
    Reply again = say(ann, "lobby", "two").result();
    assertTrue(assertInstanceOf(MessageReply.Sent.class, again).duplicate());
    assertEquals(List.of("1 one", "2 two", "3 three"), ears.messages("bob"));
    assertEquals(ears.messages("bob"), ears.messages("ann"));
  }

  @Test
  @DisplayName(
      "a message to somebody who has not opened the room is heard once, though it was retried")
  void lostAnswerToPerson() {
    Sender ann = comes("ann");
    comes("bob");
    store.loseAnswers(true);
    assertTrue(say(ann, "@bob", "psst").failed());
    store.loseAnswers(false);
    say(ann, "@bob", "psst");
    clock.pass(31_000);
    assertEquals(List.of("1 psst"), ears.messages("bob"));
    assertEquals(List.of("1 psst"), ears.messages("ann"));
  }

  @Test
  @DisplayName("a retry in one batch with something new keeps the order of the log")
  void retriedWithNews() {
    Sender ann = comes("ann");
    Sender bob = comes("bob");
    join(ann, "lobby");
    join(bob, "lobby");
    store.loseAnswers(true);
    say(ann, "lobby", "one");
    store.loseAnswers(false);
    store.hold();
    say(bob, "lobby", "zero");
    say(bob, "lobby", "two");
    say(ann, "lobby", "one");
    say(ann, "lobby", "one");
    store.release();
    assertEquals(List.of("1 one", "2 zero", "3 two"), ears.messages("ann"));
  }

  @Test
  @DisplayName("whoever comes back before many entries of a later version goes on behind them")
  void laterVersion() {
    Sender ann = comes("ann");
    join(ann, "lobby");
    IntStream.rangeClosed(1, 560).forEach(n -> say(ann, "lobby", "" + n));
    store.makeUnknown(550);
    Sender bob = comes("bob");
    Reply joined =
        rooms
            .handle(bob, new RoomCommand.Join("lobby", Optional.of(new Position("e", 10)), 50))
            .result();
    RoomReply.Joined page = assertInstanceOf(RoomReply.Joined.class, joined);
    assertEquals(10, entries(page).size());
    assertEquals("551 551", entries(page).get(0));
    assertFalse(page.page().more());
  }

  @Test
  @DisplayName("a resume hears no room before it has read all of them")
  void resumeAtOnce() {
    Sender ann = comes("ann");
    for (String room : List.of("one", "two")) {
      join(ann, room);
      say(ann, room, "before " + room);
    }
    store.hold();
    Map<String, Position> positions = new LinkedHashMap<>();
    positions.put("one", new Position("e", 0));
    positions.put("two", new Position("e", 0));
    Sender bob = new Sender("bob", new User("bob", "bob", true), 1);
    Future<Reply> entering = rooms.handle(bob, new RoomCommand.Enter(positions));
    say(ann, "one", "meanwhile");
    say(ann, "@bob", "directly");
    assertFalse(entering.isComplete());
    store.releaseLastFirst();
    RoomReply.Entered entered = assertInstanceOf(RoomReply.Entered.class, entering.result());
    assertEquals(List.of("1 before one", "2 meanwhile"), entries(entered.rooms().get(0)));
    assertEquals(List.of("1 before two"), entries(entered.rooms().get(1)));
    say(ann, "one", "after");
    assertEquals(List.of("1 directly", "3 after"), ears.messages("bob"));
  }

  @Test
  @DisplayName("two messages to somebody who is away keep their order, whoever comes in between")
  void directOrder() {
    Sender bob = comes("bob");
    join(bob, "lobby");
    say(bob, "lobby", "I was here");
    rooms.handle(bob, new RoomCommand.Quit(false));
    Sender ann = comes("ann");
    store.hold();
    say(ann, "@bob", "first");
    comes("bob", 2, Map.of());
    say(ann, "@bob", "second");
    store.release();
    assertEquals(List.of("1 I was here", "1 first", "2 second"), ears.messages("bob"));
  }

  @Test
  @DisplayName("join and leave in one breath leaves nobody behind")
  void noGhosts() {
    Sender ann = comes("ann");
    store.hold();
    join(ann, "lobby");
    rooms.handle(ann, new RoomCommand.Leave("lobby"));
    store.release();
    assertEquals(0, rooms.rooms().count());
    Sender bob = comes("bob");
    join(bob, "lobby");
    say(bob, "lobby", "anybody?");
    assertEquals(List.of(), ears.messages("ann"));
  }

  @Test
  @DisplayName("who is back within 20 s never left, counted from his last departure")
  void grace() {
    Sender ann = comes("ann");
    join(ann, "lobby");
    Sender bob = comes("bob");
    join(bob, "lobby");
    clock.pass(50);
    rooms.handle(bob, new RoomCommand.Quit(true));
    clock.pass(5_000);
    Map<String, Position> position = Map.of("lobby", new Position("e", 0));
    Sender again = comes("bob", 2, position);
    clock.pass(14_000);
    rooms.handle(again, new RoomCommand.Quit(true));
    clock.pass(19_000);
    assertEquals(List.of("+ann+bob"), ears.comingsAndGoings("ann"));
    clock.pass(1_100);
    assertEquals(List.of("+ann+bob", "-bob"), ears.comingsAndGoings("ann"));
  }

  @Test
  @DisplayName("what an old connection still says does not end the new one of its session")
  void oldConnection() {
    Sender old = comes("ann");
    join(old, "lobby");
    Sender now = comes("ann", 2, Map.of("lobby", new Position("e", 0)));
    rooms.handle(old, new RoomCommand.Quit(true));
    assertInstanceOf(Refused.class, say(old, "lobby", "ghost").result());
    assertInstanceOf(MessageReply.Sent.class, say(now, "lobby", "me").result());
    assertEquals(List.of("1 me"), ears.messages("ann"));
  }

  @Test
  @DisplayName("typing ends by itself, and is told once")
  void typing() {
    Sender ann = comes("ann");
    Sender bob = comes("bob");
    join(ann, "lobby");
    join(bob, "lobby");
    rooms.handle(bob, new RoomCommand.Typing("lobby", true));
    clock.pass(4_000);
    rooms.handle(bob, new RoomCommand.Typing("lobby", true));
    clock.pass(4_000);
    assertEquals(List.of(true), typed());
    clock.pass(2_000);
    assertEquals(List.of(true, false), typed());
  }

  private List<Boolean> typed() {
    return ears.of("ann").stream()
        .filter(RoomEvent.Typed.class::isInstance)
        .map(event -> ((RoomEvent.Typed) event).on())
        .toList();
  }

  @Test
  @DisplayName("a room announces only so much a second, and its senders take turns")
  void pace() {
    RoomRules slow =
        new RoomRules(
            10,
            5,
            500,
            100_000,
            20_000,
            50,
            6_000,
            0,
            new Rate(2, 2),
            new Rate(100_000, 100_000),
            Retention.FOR_EVER);
    ChatHandler paced =
        new ChatHandler(
            new Surroundings(
                store,
                ears,
                Peers.NONE,
                new ClusterView(),
                clock,
                slow,
                new Rights(),
                Budget.unlimited(),
                user -> false,
                clock::now,
                new Counters()),
            store.messages(),
            new NothingOpen(),
            new MessageRules(0, 8_000, 60_000),
            new NoInbox(),
            NoSearch.off(),
            CardSource.OFF,
            new NoExport(),
            Optional.empty(),
            NoDocuments.parts(),
            NoBoards.parts(),
            NoLines.parts());
    List<Future<Reply>> flood = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      flood.add(paced.handle(service("flood"), send("flood " + n)));
    }
    Future<Reply> bob = paced.handle(service("bob"), send("bob"));
    assertEquals(2, flood.stream().filter(Future::succeeded).filter(RoomsTest::sent).count());
    assertTrue(
        flood.get(7).succeeded() && !sent(flood.get(7)), "with five in line he is refused more");
    assertFalse(bob.isComplete(), "but somebody else is let in");
    clock.pass(1_000);
    assertTrue(bob.succeeded() && sent(bob), "and comes in his turn, behind one of the flood");
    assertFalse(flood.get(3).isComplete() && flood.get(4).isComplete());
    clock.pass(3_000);
    assertEquals(7, flood.stream().filter(RoomsTest::sent).count());
  }

  private static Sender service(String name) {
    return Sender.service(new User(name, name, false));
  }

  private static Command send(String text) {
    return new MessageCommand.Send(
        new Target.ToRoom("lobby"),
        text,
        new Body(text, Body.Format.PLAIN, Map.of()),
        OptionalLong.empty());
  }

  private static boolean sent(Future<Reply> reply) {
    return reply.result() instanceof MessageReply.Sent;
  }
}
