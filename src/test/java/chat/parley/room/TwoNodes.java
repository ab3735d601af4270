package chat.parley.room;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.capability.ChatHandler;
import chat.parley.capability.EntryKinds;
import chat.parley.message.Body;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageRules;
import chat.parley.message.Target;
import chat.parley.message.link.CardSource;
import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.support.HandClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The rooms of two nodes on one store, whose hints to each other a test may lose or hold back. */
final class TwoNodes {
  static final RoomRules RULES = new RoomRules(10, 100, 500, 100_000, 20_000, 50, 6_000, 45_000);

  final MemoryStore store = new MemoryStore();
  final SharedBoards boards = new SharedBoards();
  final HandClock clock = new HandClock(0);
  final Node a = new Node("a");
  final Node b = new Node("b");
  private long begun;

  static Sender sender(String name) {
    return new Sender(name, new User(name, name, true), 1);
  }

  /** One node, and the way from it to the other. */
  final class Node implements Peers {
    final Ears ears = new Ears();
    final NodeState told = new NodeState();
    final ChatHandler rooms;
    final List<Runnable> held = new ArrayList<>();
    boolean losing;
    Set<String> kinds = EntryKinds.KNOWN;
    boolean holding;
    private final String name;
    private final ClusterView view = new ClusterView();

    private Node(String name) {
      this.name = name;
      this.rooms =
          new ChatHandler(
              new Surroundings(
                  store,
                  ears,
                  this,
                  view,
                  clock,
                  RULES,
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
              boards.parts(name),
              NoLines.parts());
    }

    private Incoming other() {
      return (this == a ? b : a).rooms.incoming();
    }

    private void send(Runnable hint) {
      if (holding) {
        held.add(hint);
      } else if (!losing) {
        hint.run();
      }
    }

    void release() {
      holding = false;
      held.forEach(Runnable::run);
    }

    @Override
    public void tell(Fact fact) {
      told.apply(fact);
      send(() -> other().fact(name, fact));
    }

    @Override
    public boolean know(String kind) {
      return (this == a ? b : a).kinds.contains(kind);
    }

    @Override
    public Future<Long> order() {
      return Future.succeededFuture(++begun);
    }

    @Override
    public void publish(String room, List<Event> events) {
      if (!view.hearing(room).isEmpty()) {
        send(() -> other().events(room, events));
      }
    }

    @Override
    public void publishToEveryone(Event event) {
      send(() -> other().everyone(event));
    }

    @Override
    public boolean publishToUser(String user, Event event) {
      boolean sent = !view.withUser(user).isEmpty() && !losing;
      if (sent) {
        send(() -> other().user(user, event));
      }
      return sent;
    }

    @Override
    public Future<Boolean> deliver(String node, String session, Event event) {
      return losing
          ? Future.failedFuture(new Refusal(Problem.NO_ANSWER.refused("")))
          : other().deliver(session, event);
    }

    @Override
    public boolean speaksFor(String room) {
      return true;
    }

    @Override
    public boolean speaksForAll() {
      return true;
    }

    void comes(Sender sender) {
      ears.connects(sender.session());
      gives(sender, new RoomCommand.Enter(Map.of()));
      gives(sender, new RoomCommand.Join("lobby", Optional.empty(), 50));
    }

    Reply gives(Sender sender, Command command) {
      return rooms.handle(sender, command).result();
    }

    void says(Sender sender, Target to, String text) {
      Body body = new Body(text, Body.Format.PLAIN, Map.of());
      rooms.handle(sender, new MessageCommand.Send(to, text, body, OptionalLong.empty()));
    }

    void says(Sender sender, String text) {
      says(sender, new Target.ToRoom("lobby"), text);
    }

    List<String> heard(Sender sender) {
      return ears.messages(sender.session());
    }
  }
}
