package chat.parley.room;

import chat.parley.access.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who shows another status: once to everybody who shares a room with him, however many they
 * share. Changes are collected for a moment.
 */
final class Statuses {
  private final OpenRooms rooms;
  private final Sessions sessions;
  private final Surroundings around;
  private final Map<String, Set<String>> changed = new HashMap<>();

  Statuses(OpenRooms rooms, Sessions sessions, Surroundings around) {
    this.rooms = rooms;
    this.sessions = sessions;
    this.around = around;
  }

  /** A session of this node shows another status, in all its rooms. */
  void show(Session session, Status status) {
    session.show(status);
    tell(session.user());
  }

  /** Somebody who was away wherever he is comes to another place, where he is not. */
  void entered(Session session) {
    Set<Session> open = sessions.ofUser(session.user().id());
    boolean wasAway =
        open.size() > 1
            && open.stream()
                .filter(other -> other != session)
                .noneMatch(other -> other.status() == Status.ONLINE);
    if (wasAway) {
      tell(session.user());
    }
  }

  /** One of the places where a user is, is no more; the others may say less of him. */
  void left(Session session) {
    if (session.status() == Status.ONLINE && !sessions.ofUser(session.user().id()).isEmpty()) {
      tell(session.user());
    }
  }

  /** He is online while any of his sessions is. */
  private void tell(User user) {
    Set<Session> open = sessions.ofUser(user.id());
    boolean online = open.stream().anyMatch(session -> session.status() == Status.ONLINE);
    Status status = online ? Status.ONLINE : Status.AWAY;
    Set<String> in = new HashSet<>();
    open.forEach(session -> in.addAll(session.rooms()));
    in.forEach(name -> rooms.ifOpen(name).ifPresent(room -> room.presence().status(user, status)));
    around.peers().tell(new Fact.Shown(user.id(), status));
    changed(user.id(), in);
  }

  /**
   * A user shows another status on another node.
   *
   * @param in rooms that he is in there
   */
  void elsewhere(String node, Fact.Shown shown, Set<String> in) {
    in.forEach(
        name ->
            rooms
                .ifOpen(name)
                .ifPresent(
                    room -> room.presence().statusElsewhere(node, shown.user(), shown.status())));
    changed(shown.user(), in);
  }

  private void changed(String user, Set<String> in) {
    if (changed.isEmpty()) {
      around.timers().after(around.rules().presenceBatchMillis(), this::announce);
    }
    changed.computeIfAbsent(user, first -> new HashSet<>()).addAll(in);
  }

  private void announce() {
    Map<String, Set<String>> due = Map.copyOf(changed);
    changed.clear();
    due.forEach(this::announce);
  }

  /** In all rooms he is seen alike, but for those that do not know yet that he is there. */
  private void announce(String user, Set<String> in) {
    Map<Members.Member, Set<String>> seen = new HashMap<>();
    in.forEach(
        name ->
            rooms
                .ifOpen(name)
                .flatMap(room -> seen(room, user))
                .ifPresent(
                    member ->
                        seen.computeIfAbsent(member, first -> new LinkedHashSet<>()).add(name)));
    seen.forEach(
        (member, where) ->
            around.publisher().publishOnce(where, new RoomEvent.StatusChanged(member)));
  }

  private static Optional<Members.Member> seen(Room room, String user) {
    return room.presence().shown(user);
  }
}
