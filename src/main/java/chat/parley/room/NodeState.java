package chat.parley.room;

import chat.parley.access.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that one node has: its sessions, the rooms that are heard there, and who is in them. */
public final class NodeState {
  private final Map<String, Fact.SessionBegan> sessions = new HashMap<>();
  private final Map<String, Set<String>> sessionsOfUser = new HashMap<>();
  private final Map<String, Set<Fact.SessionBegan>> sessionsByName = new HashMap<>();
  private final Set<String> heard = new HashSet<>();
  private final Set<String> beside = new HashSet<>(2);
  private final Set<String> carriers = new HashSet<>();
  private final Map<String, Map<String, Members.Member>> present = new HashMap<>();

  public static NodeState of(Collection<Fact> facts) {
    NodeState state = new NodeState();
    facts.forEach(state::apply);
    return state;
  }

  public void apply(Fact fact) {
    if (fact instanceof Fact.SessionBegan began) {
      end(began.session());
      sessions.put(began.session(), began);
      sessionsOfUser
          .computeIfAbsent(began.user().id(), user -> new HashSet<>(2))
          .add(began.session());
      sessionsByName
          .computeIfAbsent(Names.compared(began.user().name()), name -> new HashSet<>(2))
          .add(began);
    } else if (fact instanceof Fact.SessionEnded ended) {
      end(ended.session());
    } else if (fact instanceof Fact.RoomHeard room) {
      heard.add(room.room());
      if (isBeside(room.room())) {
        beside.add(room.room());
      }
    } else if (fact instanceof Fact.RoomUnheard room) {
      heard.remove(room.room());
      beside.remove(room.room());
    } else if (fact instanceof Fact.CarrierOpened carrier) {
      carriers.add(carrier.carrier());
    } else if (fact instanceof Fact.CarrierClosed carrier) {
      carriers.remove(carrier.carrier());
    } else if (fact instanceof Fact.Present in) {
      present
          .computeIfAbsent(in.room(), room -> new HashMap<>())
          .put(in.member().user().id(), in.member());
    } else if (fact instanceof Fact.Shown shown) {
      present
          .values()
          .forEach(
              users ->
                  users.computeIfPresent(
                      shown.user(),
                      (id, member) -> new Members.Member(member.user(), shown.status())));
    } else if (fact instanceof Fact.Absent out) {
      present.computeIfPresent(
          out.room(), (room, users) -> without(users, out.user()) ? null : users);
    }
  }

  private static boolean without(Map<String, ?> users, String user) {
    users.remove(user);
    return users.isEmpty();
  }

  private void end(String session) {
    Optional.ofNullable(sessions.remove(session))
        .ifPresent(
            began -> {
              drop(sessionsOfUser, began.user().id(), session);
              drop(sessionsByName, Names.compared(began.user().name()), began);
            });
  }

  private static <T> void drop(Map<String, Set<T>> index, String key, T value) {
    index.computeIfPresent(
        key,
        (same, values) -> {
          values.remove(value);
          return values.isEmpty() ? null : values;
        });
  }

  /** What makes an equal state out of an empty one. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.addAll(sessions.values());
    heard.forEach(room -> facts.add(new Fact.RoomHeard(room)));
    carriers.forEach(carrier -> facts.add(new Fact.CarrierOpened(carrier)));
    present.forEach(
        (room, users) ->
            users.values().forEach(member -> facts.add(new Fact.Present(room, member))));
    return facts;
  }

  Collection<Fact.SessionBegan> sessions() {
    return List.copyOf(sessions.values());
  }

  Optional<Fact.SessionBegan> began(String session) {
    return Optional.ofNullable(sessions.get(session));
  }

  /** No room has a slash in its name. */
  private static boolean isBeside(String name) {
    return name.indexOf('/') >= 0;
  }

  /** What is heard there that is no room. */
  Set<String> beside() {
    return beside;
  }

  public boolean hears(String room) {
    return heard.contains(room);
  }

  /** A user who is connected there, under the name of any of his sessions. */
  Optional<User> user(String id) {
    return sessionsOfUser.getOrDefault(id, Set.of()).stream()
        .findFirst()
        .map(sessions::get)
        .map(Fact.SessionBegan::user);
  }

  boolean bears(String compared, String user) {
    return sessionsByName.getOrDefault(compared, Set.of()).stream()
        .anyMatch(began -> !began.user().id().equals(user));
  }

  Collection<Members.Member> present(String room) {
    return present.getOrDefault(room, Map.of()).values();
  }

  /** Where a user is. */
  Set<String> roomsOf(String user) {
    return present.entrySet().stream()
        .filter(room -> room.getValue().containsKey(user))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  Set<String> inhabited() {
    return present.keySet();
  }

  /** The same people in the same rooms, but nobody is connected there any more. */
  NodeState deserted() {
    NodeState left = new NodeState();
    left.present.putAll(present);
    return left;
  }

  /** The same sessions, but nobody is in any room. */
  NodeState vacated() {
    NodeState left = new NodeState();
    sessions.values().forEach(left::apply);
    return left;
  }
}
