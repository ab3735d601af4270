package chat.parley.room;

import chat.parley.access.Sender;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is connected: sessions by id and by user. */
final class Sessions {
  private final Peers peers;
  private final Map<String, Session> byId = new HashMap<>();
  private final Map<String, Set<Session>> byUser = new HashMap<>();

  /**
   * @param peers are told who comes and goes
   */
  Sessions(Peers peers) {
    this.peers = peers;
  }

  Session begin(Sender sender) {
    Session session = new Session(sender);
    byId.put(session.id(), session);
    byUser.computeIfAbsent(session.user().id(), id -> new LinkedHashSet<>()).add(session);
    return session;
  }

  /** Tells the other nodes, once it is known where in their order the session stands. */
  Future<Void> announce(Session session) {
    return peers
        .order()
        .map(
            order -> {
              session.order(order);
              if (session.open()) {
                peers.tell(new Fact.SessionBegan(session.id(), session.user(), order));
              }
              return null;
            });
  }

  /** The session of this id, whichever connection it has now. */
  Optional<Session> named(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The session that this sender speaks for; nothing once another connection has taken it over. */
  Optional<Session> of(Sender sender) {
    return named(sender.session()).filter(session -> session.speaks(sender));
  }

  Set<Session> ofUser(String user) {
    return byUser.getOrDefault(user, Set.of());
  }

  /** The sessions of the two users of a direct room; of other rooms, none. */
  Set<Session> entitledTo(String room) {
    Set<Session> both = new LinkedHashSet<>();
    DirectRoom.named(room)
        .ifPresent(
            two -> {
              both.addAll(ofUser(two.first()));
              both.addAll(ofUser(two.second()));
            });
    return both;
  }

  void end(Session session) {
    session.end();
    if (byId.remove(session.id(), session)) {
      peers.tell(new Fact.SessionEnded(session.id()));
    }
    byUser.computeIfPresent(
        session.user().id(),
        (id, open) -> {
          open.remove(session);
          return open.isEmpty() ? null : open;
        });
  }
}
