package chat.parley.room;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.budget.Budget;
import chat.parley.capability.ChatHandler;
import chat.parley.message.MessageRules;
import chat.parley.message.link.CardSource;
import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import chat.parley.protocol.Reply;
import chat.parley.support.HandClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes on one store that a test kills, starts anew and cuts off from each other; the clock of each
 * may be wrong.
 */
final class SeveralNodes {
  final SharedBoards boards = new SharedBoards();
  final HandClock clock = new HandClock(1_790_000_000_000L);
  final List<Node> alive = new ArrayList<>();
  private final Set<Set<String>> cuts = new HashSet<>();
  private int started;

  /**
   * @param wrong by how many milliseconds its clock is ahead
   */
  Node start(long wrong) {
    Node node = new Node("n" + ++started, wrong);
    alive.forEach(other -> other.meets(node));
    alive.forEach(node::meets);
    alive.add(node);
    return node;
  }

  /** At once, with all that it had not stored. */
  void kill(Node node) {
    alive.remove(node);
    node.dead = true;
    alive.forEach(other -> other.rooms.incoming().lost(node.name));
  }

  void cut(Node one, Node other) {
    if (one != other) {
      cuts.add(Set.of(one.name, other.name));
    }
  }

  /** All hear each other again, and compare what they have, as they do when it is noticed. */
  void heal() {
    cuts.clear();
    for (Node one : alive) {
      alive.stream().filter(other -> other != one).forEach(one::meets);
    }
    alive.forEach(node -> node.rooms.incoming().compare());
  }

  /** One node, and the way from it to the others. */
  final class Node implements Peers {
    final Ears ears = new Ears();
    final ChatHandler rooms;
    private final String name;
    private final ClusterView view = new ClusterView();
    private final Set<String> hears = new HashSet<>();
    private boolean dead;

    private Node(String name, long wrong) {
      this.name = name;
      MemoryStore store = new MemoryStore();
      this.rooms =
          new ChatHandler(
              new Surroundings(
                  store,
                  ears,
                  this,
                  view,
                  (millis, action) -> clock.after(millis, () -> unlessDead(action)),
                  TwoNodes.RULES,
                  new Rights(),
                  Budget.unlimited(),
                  user -> false,
                  () -> clock.now() + wrong,
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
              boards.parts(name));
    }

    private void unlessDead(Runnable action) {
      if (!dead) {
        action.run();
      }
    }

    private void meets(Node other) {
      rooms
          .incoming()
          .state(
              other.name,
              other.hears.stream().map(Fact.RoomHeard::new).map(Fact.class::cast).toList());
    }

    private List<Node> others() {
      return alive.stream()
          .filter(other -> other != this && !cuts.contains(Set.of(name, other.name)))
          .toList();
    }

    Sender comes(String who) {
      Sender sender = TwoNodes.sender(who + "@" + name);
      ears.connects(sender.session());
      gives(sender, new RoomCommand.Enter(Map.of()));
      gives(sender, new RoomCommand.Join("lobby", Optional.empty(), 0));
      return sender;
    }

    Reply gives(Sender sender, Command command) {
      return rooms.handle(sender, command).result();
    }

    @Override
    public void tell(Fact fact) {
      if (fact instanceof Fact.RoomHeard room) {
        hears.add(room.room());
      } else if (fact instanceof Fact.RoomUnheard room) {
        hears.remove(room.room());
      }
      others().forEach(other -> other.rooms.incoming().fact(name, fact));
    }

    @Override
    public void publish(String room, List<Event> events) {
      Set<String> hearing = Set.copyOf(view.hearing(room));
      others().stream()
          .filter(other -> hearing.contains(other.name))
          .forEach(other -> other.rooms.incoming().events(room, events));
    }

    @Override
    public void publishToEveryone(Event event) {}

    @Override
    public boolean publishToUser(String user, Event event) {
      return false;
    }

    @Override
    public Future<Boolean> deliver(String node, String session, Event event) {
      return Future.succeededFuture(false);
    }

    @Override
    public boolean speaksFor(String room) {
      return true;
    }

    @Override
    public boolean speaksForAll() {
      return true;
    }
  }
}
