package chat.parley.room;

import chat.parley.protocol.Event;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** Point to point: finds a session or a user, on this node or another, and says what came of it. */
public final class PointToPoint {
  private final Surroundings around;
  private final Sessions sessions;

  PointToPoint(Surroundings around, Sessions sessions) {
    this.around = around;
    this.sessions = sessions;
  }

  /**
   * @return false when there is no such session; fails with a {@link Refusal} when its node does
   *     not answer
   */
  public Future<Boolean> toSession(String session, Event event) {
    return around
        .publisher()
        .deliver(session, event)
        .compose(taken -> taken ? Future.succeededFuture(true) : elsewhere(session, event));
  }

  private Future<Boolean> elsewhere(String session, Event event) {
    Optional<String> node = around.cluster().nodeOf(session);
    return node.map(there -> around.peers().deliver(there, session, event))
        .orElseGet(() -> Future.succeededFuture(false))
        .compose(taken -> taken ? Future.succeededFuture(true) : moved(node, session, event));
  }

  /** It may have gone to another node while it was being asked for. */
  private Future<Boolean> moved(Optional<String> from, String session, Event event) {
    return around
        .cluster()
        .nodeOf(session)
        .filter(now -> from.isPresent() && !from.get().equals(now))
        .map(now -> around.peers().deliver(now, session, event))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  /**
   * False when the user is not connected anywhere.
   *
   * @throws Refusal when he is so only where nothing reaches him now
   */
  public boolean toUser(String user, Event event) {
    boolean here = toUserHere(user, event);
    boolean sent = around.peers().publishToUser(user, event);
    if (!here && !sent && !around.cluster().withUser(user).isEmpty()) {
      throw new Refusal(
          Problem.NO_ANSWER.refusedFor("to", "The server that has this user does not answer."));
    }
    return here || sent;
  }

  /** To all sessions of somebody that can be reached; the others ask when they come back. */
  public void tell(String user, Event event) {
    toUserHere(user, event);
    around.peers().publishToUser(user, event);
  }

  boolean toUserHere(String user, Event event) {
    Set<Session> listening = sessions.ofUser(user);
    listening.stream()
        .map(Session::id)
        .filter(session -> !event.except().equals(Optional.of(session)))
        .forEach(session -> around.publisher().deliver(session, event));
    return !listening.isEmpty();
  }
}
