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
    if (fact instanceof Fact.SessionEnded ended) {
      around
          .neighbours()
          .state(node)
          .began(ended.session())
          .ifPresent(began -> chat.namesInUse().keep(began.user()));
    }
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
    around.neighbours().supersede(session.id(), session.order());
    around.neighbours().began(session.id()).forEach(elsewhere -> replace(session, elsewhere));
  }

  private void began(Fact.SessionBegan began) {
    around.neighbours().supersede(began.session(), began.order());
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

  /** Another node has stopped, and said so. */
  public void stopped(String node) {
    around.neighbours().end(node);
    lost(node);
  }

  /**
   * Another node is not heard any more; who was there keeps his seat for as long as a lost
   * connection would. It may only hang, so its sessions are not gone until they would be anyway.
   */
  public void lost(String node) {
    long loss = around.neighbours().lose(node);
    long grace = around.rules().presenceGraceMillis();
    long outOfReach = Math.max(grace, around.rules().outOfReachMillis());
    around.timers().after(grace, () -> vacate(node, loss));
    around.timers().after(outOfReach, () -> forget(node, loss));
  }

  private void vacate(String node, long loss) {
    if (around.neighbours().isLost(node, loss)) {
      tellRooms(node, around.neighbours().vacate(node));
    }
  }

  private void forget(String node, long loss) {
    if (around.neighbours().isLost(node, loss)) {
      tellRooms(node, around.neighbours().vacate(node));
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

  /** For people who have not opened the room they are news, and so may be what was before. */
  private void messages(String name, List<Message> messages) {
    if (chat.rooms().ifOpen(name).isEmpty() && chat.sessions().entitledTo(name).isEmpty()) {
      return;
    }
    Message first = messages.get(0);
    chat.rooms()
        .room(name, new Head(first.pos() - 1, first.seq() - 1))
        .onSuccess(
            room -> {
              room.learn(messages);
              chat.rooms().forgetIdle(room);
            });
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
    long directSince = Math.min(now, comparedAt) - DIRECT_ROOMS_MILLIS;
    return heads(heard, directSince)
        .compose(heads -> reached(heads).onSuccess(told -> remember(heads, now, directSince)));
  }

  private void remember(Map<String, Head> heads, long now, long directSince) {
    comparedAt = now;
    chat.rooms().directHeads().remember(heads, directSince);
  }

  /** The same for rooms that nobody heard here until now. */
  public Future<Void> compare(Set<String> rooms) {
    return heads(rooms, Long.MAX_VALUE).compose(this::reached);
  }

  private Future<Map<String, Head>> heads(Set<String> rooms, long directSince) {
    return around.inTime(around.store().heads(rooms, directSince));
  }

  /** Done when every room that somebody hears is open; those read what is missing by themselves. */
  private Future<Void> reached(Map<String, Head> heads) {
    List<Future<Room>> open = new ArrayList<>();
    heads.forEach(
        (name, head) -> {
          if (chat.rooms().ifOpen(name).isPresent() || missed(name, head)) {
            open.add(chat.rooms().room(name, head).onSuccess(room -> reach(room, head)));
          }
        });
    return Future.join(open).mapEmpty();
  }

  /** A hint got lost about a room of two that a user of this node has not opened. */
  private boolean missed(String name, Head head) {
    return chat.rooms().awaited(name) && chat.rooms().directHeads().isNews(name, head);
  }

  private void reach(Room room, Head head) {
    room.reach(head).onComplete(done -> chat.rooms().forgetIdle(room));
  }
}
