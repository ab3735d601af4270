package chat.parley.transport.socketio;

import chat.parley.transport.MonotonicClock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sockets whose connection was lost and that may be back; guarded by the lock of the log. */
final class LostSockets {
  private static final int MOST = 100_000;

  private final long keptMillis;
  private final Map<String, Kept> byRecoveryId = new LinkedHashMap<>();

  /**
   * @param recoveryId the secret of its client
   * @param startedAt the number of the last event before it came
   * @param heardUpTo the number of the last event that was sent to it
   * @param goneAt the number up to which nothing else was for it
   */
  record Lost(
      String recoveryId,
      String id,
      Set<String> rooms,
      Map<String, Object> data,
      long startedAt,
      long heardUpTo,
      long goneAt) {}

  private record Kept(Lost lost, long at) {}

  LostSockets(Duration longestAbsence) {
    this.keptMillis = longestAbsence.toMillis();
  }

  void put(Lost lost) {
    long now = MonotonicClock.millis();
    byRecoveryId.put(lost.recoveryId(), new Kept(lost, now));
    Iterator<Kept> oldest = byRecoveryId.values().iterator();
    while (oldest.hasNext()
        && (oldest.next().at() < now - keptMillis || byRecoveryId.size() > MOST)) {
      oldest.remove();
    }
  }

  Optional<Lost> find(String recoveryId) {
    return Optional.ofNullable(byRecoveryId.get(recoveryId))
        .filter(kept -> kept.at() >= MonotonicClock.millis() - keptMillis)
        .map(Kept::lost);
  }

  void remove(Lost lost) {
    byRecoveryId.remove(lost.recoveryId());
  }
}
