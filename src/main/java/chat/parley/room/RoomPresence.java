package chat.parley.room;

import chat.parley.access.User;
import chat.parley.protocol.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Who is in one room, by user, on this node and on the others. Changes are collected for a moment
 * and told as one difference, so that a thousand people who come back at once do not cost a million
 * events.
 */
final class RoomPresence {
  private final String room;
  private final Surroundings around;
  private final Consumer<Event> announce;
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<String, Members.Member> announced = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private int seatsHere;

  /** One user's place, held by any number of his sessions and by any number of other nodes. */
  private static final class Seat {
    private User user;
    private Status status = Status.ONLINE;
    private boolean here;
    private int sessions;
    private int departures;
    private final NavigableMap<String, Members.Member> elsewhere = new TreeMap<>();

    private Seat(User user) {
      this.user = user;
    }

    /** As this node sees him, for the others. */
    private Members.Member own() {
      return new Members.Member(user, status);
    }

    /** As people see him: online when he is so anywhere. The same on every node. */
    private Members.Member member() {
      boolean online =
          here && status == Status.ONLINE
              || elsewhere.values().stream().anyMatch(in -> in.status() == Status.ONLINE);
      User named = here || elsewhere.isEmpty() ? user : elsewhere.firstEntry().getValue().user();
      return new Members.Member(named, online ? Status.ONLINE : Status.AWAY);
    }

    private boolean isEmpty() {
      return !here && elsewhere.isEmpty();
    }
  }

  RoomPresence(String room, Surroundings around, Consumer<Event> announce) {
    this.room = room;
    this.around = around;
    this.announce = announce;
    around
        .cluster()
        .present(room)
        .forEach((node, members) -> members.forEach(member -> known(node, member)));
  }

  /** Was there before this node looked, so there is nothing to tell. */
  private void known(String node, Members.Member member) {
    Seat seat = seat(member.user());
    seat.elsewhere.put(node, member);
    announced.put(member.user().id(), seat.member());
  }

  private Seat seat(User user) {
    return seats.computeIfAbsent(user.id(), id -> new Seat(user));
  }

  void arrive(User user, Status status) {
    Seat seat = seat(user);
    seat.sessions++;
    // Another of his sessions may be here, and say that he is online.
    Status shown = seat.sessions > 1 && seat.status == Status.ONLINE ? Status.ONLINE : status;
    boolean news = !seat.here || !seat.own().equals(new Members.Member(user, shown));
    seat.user = user;
    seat.status = shown;
    if (!seat.here) {
      seat.here = true;
      seatsHere++;
    }
    if (news) {
      note(seat);
    }
  }

  /** A lost connection keeps its seat for a while, because it will probably be back. */
  void depart(User user, boolean lost, Runnable whenGone) {
    Seat seat = seats.get(user.id());
    if (seat == null || --seat.sessions > 0) {
      return;
    }
    if (lost && around.rules().presenceGraceMillis() > 0) {
      int departure = ++seat.departures;
      around
          .timers()
          .after(around.rules().presenceGraceMillis(), () -> free(seat, departure, whenGone));
    } else {
      free(seat, seat.departures, whenGone);
    }
  }

  /** Somebody who came back meanwhile, and left again, has a later departure to wait for. */
  private void free(Seat seat, int departure, Runnable whenGone) {
    if (seat.here && seat.sessions == 0 && seat.departures == departure) {
      seat.here = false;
      seatsHere--;
      around.peers().tell(new Fact.Absent(room, seat.user.id()));
      vacate(seat);
      whenGone.run();
    }
  }

  /** One place less holds the seat. */
  private void vacate(Seat seat) {
    changed(seat.user);
    if (seat.isEmpty()) {
      seats.remove(seat.user.id(), seat);
    }
  }

  /** A user of this node shows another status; {@link #shown} tells whether people see it. */
  void status(User user, Status status) {
    Seat seat = seats.get(user.id());
    if (seat != null && seat.here) {
      seat.status = status;
    }
  }

  /** A user shows another status on another node, in every room that he is in there. */
  void statusElsewhere(String node, String user, Status status) {
    Optional.ofNullable(seats.get(user))
        .ifPresent(
            seat ->
                seat.elsewhere.computeIfPresent(
                    node, (there, member) -> new Members.Member(member.user(), status)));
  }

  /**
   * How a user is seen here, if he is seen otherwise than was last announced; now it counts as so.
   */
  Optional<Members.Member> shown(String user) {
    Members.Member before = announced.get(user);
    Seat seat = seats.get(user);
    if (seat == null || before == null || changed.contains(user) || seat.member().equals(before)) {
      return Optional.empty();
    }
    announced.put(user, seat.member());
    return Optional.of(seat.member());
  }

  /** A user is in the room on another node. */
  void elsewhere(String node, Members.Member member) {
    Seat seat = seat(member.user());
    if (!member.equals(seat.elsewhere.put(node, member))) {
      changed(member.user());
    }
  }

  void goneElsewhere(String node, String user) {
    Seat seat = seats.get(user);
    if (seat != null && seat.elsewhere.remove(node) != null) {
      vacate(seat);
    }
  }

  /** After another node has told anew who is there. */
  void elsewhere(String node, Collection<Members.Member> present) {
    Set<String> there = new HashSet<>();
    present.forEach(member -> there.add(member.user().id()));
    List.copyOf(seats.keySet()).stream()
        .filter(user -> !there.contains(user))
        .forEach(user -> goneElsewhere(node, user));
    present.forEach(member -> elsewhere(node, member));
  }

  /** Whether nobody of this node is here. */
  boolean isEmpty() {
    return seatsHere == 0;
  }

  boolean has(String user) {
    return seats.containsKey(user);
  }

  int count() {
    return seats.size();
  }

  /**
   * @param shown at most so many are named
   */
  Members members(int shown) {
    List<Members.Member> present =
        seats.values().stream().limit(Math.min(shown, Members.SHOWN)).map(Seat::member).toList();
    return new Members(seats.size(), present);
  }

  private void note(Seat seat) {
    around.peers().tell(new Fact.Present(room, seat.own()));
    changed(seat.user);
  }

  private void changed(User user) {
    if (changed.isEmpty()) {
      around.timers().after(around.rules().presenceBatchMillis(), this::announceChanges);
    }
    changed.add(user.id());
  }

  private void announceChanges() {
    List<Members.Member> joined = new ArrayList<>();
    List<User> left = new ArrayList<>();
    for (String id : changed) {
      Seat seat = seats.get(id);
      if (seat == null) {
        Optional.ofNullable(announced.remove(id)).ifPresent(gone -> left.add(gone.user()));
      } else if (!seat.member().equals(announced.put(id, seat.member()))) {
        joined.add(seat.member());
      }
    }
    changed.clear();
    if (!joined.isEmpty() || !left.isEmpty()) {
      boolean named = seats.size() <= Members.SHOWN;
      announce.accept(
          new RoomEvent.PresenceChanged(
              room, named ? joined : List.of(), named ? left : List.of(), seats.size()));
    }
  }
}
