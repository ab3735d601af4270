package chat.parley.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who is in one room, by user. Changes are collected for a moment and told as one difference, so
 * that a thousand people who come back at once do not cost a million events.
 */
final class Attendance {
  private final String room;
  private final Timers timers;
  private final RoomRules rules;
  private final Consumer<Event> announce;
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<String, Members.Member> announced = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /** One user's place, held by any number of his sessions. */
  private static final class Seat {
    private User user;
    private Status status = Status.ONLINE;
    private int sessions;
    private int departures;

    private Seat(User user) {
      this.user = user;
    }
  }

  Attendance(String room, Timers timers, RoomRules rules, Consumer<Event> announce) {
    this.room = room;
    this.timers = timers;
    this.rules = rules;
    this.announce = announce;
  }

  void arrive(User user) {
    Seat seat = seats.computeIfAbsent(user.id(), id -> new Seat(user));
    seat.sessions++;
    seat.user = user;
    note(user);
  }

  /** A lost connection keeps its seat for a while, because it will probably be back. */
  void depart(User user, boolean lost, Runnable whenGone) {
    Seat seat = seats.get(user.id());
    if (seat == null || --seat.sessions > 0) {
      return;
    }
    if (lost && rules.presenceGraceMillis() > 0) {
      int departure = ++seat.departures;
      timers.after(rules.presenceGraceMillis(), () -> free(seat, departure, whenGone));
    } else {
      free(seat, seat.departures, whenGone);
    }
  }

  /** Somebody who came back meanwhile, and left again, has a later departure to wait for. */
  private void free(Seat seat, int departure, Runnable whenGone) {
    if (seat.sessions == 0 && seat.departures == departure && seats.remove(seat.user.id(), seat)) {
      note(seat.user);
      whenGone.run();
    }
  }

  void status(User user, Status status) {
    Seat seat = seats.get(user.id());
    if (seat != null && seat.status != status) {
      seat.status = status;
      note(user);
    }
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }

  int count() {
    return seats.size();
  }

  Members members() {
    List<Members.Member> present =
        seats.values().stream().limit(Members.SHOWN).map(Attendance::member).toList();
    return new Members(seats.size(), present);
  }

  private void note(User user) {
    if (changed.isEmpty()) {
      timers.after(rules.presenceBatchMillis(), this::announceChanges);
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
      } else if (!member(seat).equals(announced.put(id, member(seat)))) {
        joined.add(member(seat));
      }
    }
    changed.clear();
    if (!joined.isEmpty() || !left.isEmpty()) {
      boolean named = seats.size() <= Members.SHOWN;
      announce.accept(
          new Event.PresenceChanged(
              room, named ? joined : List.of(), named ? left : List.of(), seats.size()));
    }
  }

  private static Members.Member member(Seat seat) {
    return new Members.Member(seat.user, seat.status);
  }
}
