package chat.parley.room;

import chat.parley.access.User;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What this node knows of the others. It may lag behind them by a moment, so nothing that must be
 * certain is decided by it.
 */
public final class ClusterView {
  private final Map<String, NodeState> states = new HashMap<>();
  private final Map<String, Long> lost = new HashMap<>();
  private long losses;

  /** A state that takes the place of an earlier one, and the rooms in which somebody is or was. */
  Set<String> replace(String node, NodeState state) {
    Set<String> rooms = new LinkedHashSet<>(state(node).inhabited());
    rooms.addAll(state.inhabited());
    states.put(node, state);
    lost.remove(node);
    return rooms;
  }

  NodeState state(String node) {
    return states.getOrDefault(node, new NodeState());
  }

  void apply(String node, Fact fact) {
    states.computeIfAbsent(node, unknown -> new NodeState()).apply(fact);
  }

  /**
   * The node is not heard any more: its people stay where they were for a while, and are out of
   * reach, which does not say that they are gone.
   *
   * @return which of its losses this is
   */
  long lose(String node) {
    lost.put(node, ++losses);
    return losses;
  }

  /** The node has stopped, and all its sessions with it. */
  void end(String node) {
    states.computeIfPresent(node, (name, state) -> state.deserted());
  }

  /** Its people have lost their places; gives the rooms in which they were. */
  Set<String> vacate(String node) {
    Set<String> rooms = Set.copyOf(state(node).inhabited());
    states.computeIfPresent(node, (name, state) -> state.vacated());
    return rooms;
  }

  /** A session goes on elsewhere, so it is not what a node out of reach still has of it. */
  void supersede(String session, long order) {
    lost.keySet().stream()
        .map(this::state)
        .filter(state -> state.began(session).filter(old -> old.order() < order).isPresent())
        .forEach(state -> state.apply(new Fact.SessionEnded(session)));
  }

  /** Whether the node has stayed away since that loss. */
  boolean isLost(String node, long loss) {
    return lost.getOrDefault(node, 0L) == loss;
  }

  void forget(String node) {
    states.remove(node);
    lost.remove(node);
  }

  /** The connections that other nodes have for a session. */
  List<Fact.SessionBegan> began(String session) {
    return states.values().stream().flatMap(state -> state.began(session).stream()).toList();
  }

  /** The node of its newest connection, which may be out of reach. */
  Optional<String> nodeOf(String session) {
    return nodes(state -> state.began(session).isPresent()).stream()
        .max(Comparator.comparingLong(node -> order(node, session)));
  }

  private long order(String node, String session) {
    return state(node).began(session).map(Fact.SessionBegan::order).orElse(0L);
  }

  /** Some of these nodes may be out of reach. */
  public Set<String> withUser(String user) {
    return nodes(state -> state.user(user).isPresent());
  }

  /**
   * Whether somebody else than this user is called so on any other node.
   *
   * @param compared as {@link Names#compared} makes it
   */
  boolean bears(String compared, String user) {
    return states.values().stream().anyMatch(state -> state.bears(compared, user));
  }

  Optional<User> user(String id) {
    return states.values().stream().flatMap(state -> state.user(id).stream()).findFirst();
  }

  /** Where the events of a room have to go: to those of a room of two wherever the two are. */
  public Set<String> hearing(String room) {
    Optional<DirectRoom> two = DirectRoom.named(room);
    Set<String> hearing =
        nodes(
            state ->
                state.hears(room)
                    || two.filter(
                            both ->
                                state.user(both.first()).isPresent()
                                    || state.user(both.second()).isPresent())
                        .isPresent());
    hearing.removeAll(lost.keySet());
    return hearing;
  }

  /**
   * What is heard on other nodes that is no room.
   *
   * @param kind with which such names begin
   */
  public Stream<String> heardBeside(String kind) {
    return states.values().stream()
        .flatMap(state -> state.beside().stream())
        .filter(name -> name.startsWith(kind))
        .distinct();
  }

  private Set<String> nodes(Predicate<NodeState> which) {
    Set<String> nodes = new HashSet<>();
    states.forEach(
        (node, state) -> {
          if (which.test(state)) {
            nodes.add(node);
          }
        });
    return nodes;
  }

  /** Who is in a room, node by node. */
  Map<String, List<Members.Member>> present(String room) {
    Map<String, List<Members.Member>> present = new HashMap<>();
    states.forEach((node, state) -> present.put(node, List.copyOf(state.present(room))));
    return present;
  }

  /** Users in a room, on all other nodes. */
  int count(String room) {
    return usersIn(room).size();
  }

  /** Ids of users in a room, on all other nodes. */
  public Set<String> usersIn(String room) {
    Set<String> users = new HashSet<>();
    states.values().forEach(state -> state.present(room).forEach(in -> users.add(in.user().id())));
    return users;
  }

  /** Rooms in which somebody is, on any other node. */
  Stream<String> inhabited() {
    return states.values().stream().flatMap(state -> state.inhabited().stream()).distinct();
  }
}
