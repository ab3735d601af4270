package chat.parley.room;

import chat.parley.protocol.Event;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What other nodes say, brought to the rooms and sessions of this one. Used on their loop only. */
public final class Incoming {
  private static final long DIRECT_ROOMS_MILLIS = 60_000;

  private final Rooms rooms;
  private final Surroundings around;
  private final List<OtherLogs> others = new ArrayList<>();
  private long comparedAt = Long.MAX_VALUE;

  public Incoming(Rooms rooms) {
    this.rooms = rooms;
    this.around = rooms.around();
  }

  /**
   * @param others are told, from now on, of what is no room
   */
  public void tell(OtherLogs others) {
    this.others.add(others);
  }

  /** Another node has changed a little. */
  public void fact(String node, Fact fact) {
    if (fact instanceof Fact.SessionEnded ended) {
      around
          .cluster()
          .state(node)
          .began(ended.session())
          .ifPresent(began -> rooms.namesInUse().keep(began.user()));
    }
    around.cluster().apply(node, fact);
    if (fact instanceof Fact.Present in) {
      rooms
          .open()
          .ifOpen(in.room())
          .ifPresent(room -> room.presence().elsewhere(node, in.member()));
    } else if (fact instanceof Fact.Absent out) {
      rooms
          .open()
          .ifOpen(out.room())
          .ifPresent(room -> room.presence().goneElsewhere(node, out.user()));
    } else if (fact instanceof Fact.Shown shown) {
      Set<String> in = around.cluster().state(node).roomsOf(shown.user());
      rooms.statuses().elsewhere(node, shown, in);
    } else if (fact instanceof Fact.SessionBegan began) {
      began(began);
    }
  }

  /** Another node may have told of a newer connection before this one's number was known. */
  void compare(Session session) {
    around.cluster().supersede(session.id(), session.order());
    around.cluster().began(session.id()).forEach(elsewhere -> replace(session, elsewhere));
  }

  private void began(Fact.SessionBegan began) {
    around.cluster().supersede(began.session(), began.order());
    rooms.sessions().named(began.session()).ifPresent(session -> replace(session, began));
  }

  /** A session has one connection in the whole cluster: the newest. */
  private void replace(Session session, Fact.SessionBegan elsewhere) {
    if (session.open() && session.order() > 0 && elsewhere.order() > session.order()) {
      rooms.end(session, true);
      around.publisher().replaced(session.id());
    }
  }

  /** Another node has told all that it has. */
  public void state(String node, Collection<Fact> facts) {
    NodeState state = NodeState.of(facts);
    tellRooms(node, around.cluster().replace(node, state));
    state.sessions().forEach(this::began);
  }

  private void tellRooms(String node, Set<String> names) {
    NodeState state = around.cluster().state(node);
    names.forEach(
        name ->
            rooms
                .open()
                .ifOpen(name)
                .ifPresent(room -> room.presence().elsewhere(node, state.present(name))));
  }

  /** Another node has stopped, and said so. */
  public void stopped(String node) {
    around.cluster().end(node);
    lost(node);
  }

  /**
   * Another node is not heard any more; who was there keeps his seat for as long as a lost
   * connection would. It may only hang, so its sessions are not gone until they would be anyway.
   */
  public void lost(String node) {
    long loss = around.cluster().lose(node);
    long grace = around.rules().presenceGraceMillis();
    long outOfReach = Math.max(grace, around.rules().outOfReachMillis());
    around.timers().after(grace, () -> vacate(node, loss));
    around.timers().after(outOfReach, () -> forget(node, loss));
  }

  private void vacate(String node, long loss) {
    if (around.cluster().isLost(node, loss)) {
      tellRooms(node, around.cluster().vacate(node));
    }
  }

  private void forget(String node, long loss) {
    if (around.cluster().isLost(node, loss)) {
      tellRooms(node, around.cluster().vacate(node));
      around.cluster().forget(node);
    }
  }

  /** Events of a room that began on another node. */
  public void events(String room, List<Event> events) {
    Optional<OtherLogs> other = other(room);
    if (other.isPresent()) {
      other.get().events(room, events);
      return;
    }
    List<RoomEntry> entries = new ArrayList<>();
    List<Event> passing = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof EntryEvent stored) {
        add(entries, stored.entry());
      } else {
        passing.add(event);
      }
    }
    if (!entries.isEmpty()) {
      rooms.open().learn(room, entries);
    }
    if (!passing.isEmpty()) {
      around.publisher().publish(room, passing);
    }
  }

  /** The other node may have gone over to another log before this one, or not yet. */
  private void add(List<RoomEntry> entries, RoomEntry entry) {
    if (entry.epoch().equals(around.store().epoch())) {
      entries.add(entry);
    }
  }

  public void everyone(Event event) {
    around.publisher().publishToEveryone(event);
  }

  public void user(String user, Event event) {
    rooms.pointToPoint().toUserHere(user, event);
  }

  public Future<Boolean> deliver(String session, Event event) {
    return around.publisher().deliver(session, event);
  }

  /**
   * Asks the store, in one query, how far the logs of all rooms go that somebody hears here: no
   * entry stays unheard for longer than the time between two comparisons.
   */
  public Future<Void> compare() {
    long now = around.clock().getAsLong();
    long directSince = Math.min(now, comparedAt) - DIRECT_ROOMS_MILLIS;
    return rooms
        .open()
        .compare(directSince)
        .onSuccess(told -> comparedAt = now)
        .compose(told -> each(OtherLogs::compare));
  }

  /** The same for rooms that nobody heard here until now. */
  public Future<Void> compare(Set<String> names) {
    Set<String> of =
        names.stream().filter(name -> other(name).isEmpty()).collect(Collectors.toSet());
    return rooms.open().compare(of).compose(told -> each(some -> some.compare(its(some, names))));
  }

  private static Set<String> its(OtherLogs others, Set<String> names) {
    return names.stream().filter(others::has).collect(Collectors.toSet());
  }

  private Optional<OtherLogs> other(String name) {
    return others.stream().filter(some -> some.has(name)).findFirst();
  }

  private Future<Void> each(Function<OtherLogs, Future<Void>> asked) {
    Future<Void> all = Future.succeededFuture();
    for (OtherLogs some : others) {
      all = all.compose(before -> asked.apply(some));
    }
    return all;
  }
}
