package chat.parley.transport.socketio;

import chat.parley.transport.MonotonicClock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sockets whose connection was lost and that may be back; guarded by the lock of the log. */
final class PersistedSessions {
  private static final int MOST = 100_000;

  private final long keptMillis;
  private final Map<String, Kept> byRecoveryId = new LinkedHashMap<>();

  /**
   * @param recoveryId the secret of its client
   * @param startedAt the number of the last event before it came
   * @param heardUpTo the number of the last event that was sent to it
   * @param goneAt the number up to which nothing else was for it
   */
  record Session(
      String recoveryId,
      String id,
      Set<String> rooms,
      Map<String, Object> data,
      long startedAt,
      long heardUpTo,
      long goneAt) {}

  private record Kept(Session session, long at) {}

  PersistedSessions(Duration longestAbsence) {
    this.keptMillis = longestAbsence.toMillis();
  }

  void put(Session session) {
    long now = MonotonicClock.millis();
    byRecoveryId.put(session.recoveryId(), new Kept(session, now));
    Iterator<Kept> oldest = byRecoveryId.values().iterator();
    while (oldest.hasNext()
        && (oldest.next().at() < now - keptMillis || byRecoveryId.size() > MOST)) {
      oldest.remove();
    }
  }

  Optional<Session> find(String recoveryId) {
    return Optional.ofNullable(byRecoveryId.get(recoveryId))
        .filter(kept -> kept.at() >= MonotonicClock.millis() - keptMillis)
        .map(Kept::session);
  }

  void remove(Session session) {
    byRecoveryId.remove(session.recoveryId());
  }
}
