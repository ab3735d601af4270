package chat.parley.room;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What other nodes say, brought to the rooms and sessions of this one. Used on their loop only. */
public final class Incoming {
  private static final long DIRECT_ROOMS_MILLIS = 60_000;

  private final Rooms chat;
  private final Surroundings around;
  private long comparedAt = Long.MAX_VALUE;

  Incoming(Rooms chat, Surroundings around) {
    this.chat = chat;
    this.around = around;
  }

  /** Another node has changed a little. */
  public void fact(String node, Fact fact) {
    around.neighbours().apply(node, fact);
    if (fact instanceof Fact.Present in) {
      chat.rooms()
          .ifOpen(in.room())
          .ifPresent(room -> room.attendance().elsewhere(node, in.member()));
    } else if (fact instanceof Fact.Absent out) {
      chat.rooms()
          .ifOpen(out.room())
          .ifPresent(room -> room.attendance().goneElsewhere(node, out.user()));
    } else if (fact instanceof Fact.Shown shown) {
      Set<String> in = around.neighbours().state(node).roomsOf(shown.user());
      chat.statuses().elsewhere(node, shown, in);
    } else if (fact instanceof Fact.SessionBegan began) {
      began(began);
    }
  }

  /** Another node may have told of a newer connection before this one's number was known. */
  void compare(Session session) {
    around.neighbours().began(session.id()).forEach(elsewhere -> replace(session, elsewhere));
  }

  private void began(Fact.SessionBegan began) {
    chat.sessions().named(began.session()).ifPresent(session -> replace(session, began));
  }

  /** A session has one connection in the whole cluster: the newest. */
  private void replace(Session session, Fact.SessionBegan elsewhere) {
    if (session.open() && session.order() > 0 && elsewhere.order() > session.order()) {
      chat.end(session, true);
      around.publisher().replaced(session.id());
    }
  }

  /** Another node has told all that it has. */
  public void state(String node, Collection<Fact> facts) {
    NodeState state = NodeState.of(facts);
    tellRooms(node, around.neighbours().replace(node, state));
    state.sessions().forEach(this::began);
  }

  private void tellRooms(String node, Set<String> rooms) {
    NodeState state = around.neighbours().state(node);
    rooms.forEach(
        name ->
            chat.rooms()
                .ifOpen(name)
                .ifPresent(room -> room.attendance().elsewhere(node, state.present(name))));
  }

  /** Another node is gone; who was there keeps his seat for as long as a lost connection would. */
  public void lost(String node) {
    long loss = around.neighbours().lose(node);
    around.timers().after(around.rules().presenceGraceMillis(), () -> forget(node, loss));
  }

  private void forget(String node, long loss) {
    if (around.neighbours().isLost(node, loss)) {
      tellRooms(node, around.neighbours().replace(node, new NodeState()));
      around.neighbours().forget(node);
    }
  }

  /** Events of a room that began on another node. */
  public void events(String room, List<Event> events) {
    List<Message> messages = new ArrayList<>();
    List<Event> passing = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Said said) {
        add(messages, said.message());
      } else {
        passing.add(event);
      }
    }
    if (!messages.isEmpty()) {
      messages(room, messages);
    }
    if (!passing.isEmpty()) {
      around.publisher().publish(room, passing);
    }
  }

  /** The other node may have gone over to another log before this one, or not yet. */
  private void add(List<Message> messages, Message message) {
    if (message.epoch().equals(around.store().epoch())) {
      messages.add(message);
    }
  }

  /** Messages for people who have not opened the room are news to them from the first one on. */
  private void messages(String name, List<Message> messages) {
    if (chat.rooms().ifOpen(name).isEmpty() && chat.sessions().entitledTo(name).isEmpty()) {
      return;
    }
    Message first = messages.get(0);
    Room room = chat.rooms().roomAt(name, new Head(first.pos() - 1, first.seq() - 1));
    room.learn(messages);
    chat.rooms().forgetIdle(room);
  }

  public void everyone(Event event) {
    around.publisher().publishToEveryone(event);
  }

  public void user(String user, Event event) {
    chat.courier().toUserHere(user, event);
  }

  public Future<Boolean> deliver(String session, Event event) {
    return around.publisher().deliver(session, event);
  }

  /**
   * Asks the store, in one query, how far the logs of all rooms go that somebody hears here: no
   * message stays unheard for longer than the time between two comparisons.
   */
  public Future<Void> compare() {
    Set<String> heard =
        chat.rooms().all().filter(Room::heard).map(Room::name).collect(Collectors.toSet());
    long now = around.clock().getAsLong();
    return heads(heard, Math.min(now, comparedAt) - DIRECT_ROOMS_MILLIS)
        .map(
            heads -> {
              comparedAt = now;
              heads.forEach(this::reached);
              chat.rooms().directHeads().remember(heads);
              return null;
            });
  }

  /** The same for rooms that nobody heard here until now. */
  public Future<Void> compare(Set<String> rooms) {
    return heads(rooms, Long.MAX_VALUE)
        .map(
            heads -> {
              heads.forEach(this::reached);
              return null;
            });
  }

  private Future<Map<String, Head>> heads(Set<String> rooms, long directSince) {
    return around.inTime(around.store().heads(rooms, directSince));
  }

  private void reached(String name, Head head) {
    chat.rooms()
        .ifOpen(name)
        .ifPresentOrElse(room -> room.reach(head).recover(this::later), () -> unopened(name, head));
  }

  /** What cannot be read now is asked for again at the next comparison. */
  private Future<Void> later(Throwable cause) {
    return Future.succeededFuture();
  }

  /**
   * Somebody has written to a user of this node, who has not opened the room of the two, and the
   * hint got lost: he hears the last message, and sees by its number how many he has not.
   */
  private void unopened(String name, Head head) {
    boolean missed =
        chat.sessions().entitledTo(name).stream()
            .anyMatch(session -> !session.rooms().contains(name));
    if (missed && chat.rooms().directHeads().isNews(name, head)) {
      Room room = chat.rooms().roomAt(name, new Head(head.pos() - 1, head.seq() - 1));
      room.reach(head).recover(this::later);
    }
  }
}
