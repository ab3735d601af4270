package chat.parley.room;

import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each session has open of one kind, or is about to open. A page opens a few; each costs its
 * node memory, and its room presence. Touched only by the loop that owns the rooms.
 */
public final class Claims<N> {
  private static final int MOST = 100;

  private final Refused tooMany;
  private final Map<String, Set<N>> bySession = new HashMap<>();

  /**
   * @param tooMany what a session is told that has as many as it may have
   */
  public Claims(Refused tooMany) {
    this.tooMany = tooMany;
  }

  /**
   * A session is about to open one.
   *
   * @return whether it has not claimed it before
   * @throws Refusal when it has too many
   */
  public boolean claim(String session, N name) {
    Set<N> claimed = bySession.computeIfAbsent(session, unknown -> new HashSet<>());
    if (claimed.size() >= MOST && !claimed.contains(name)) {
      throw new Refusal(tooMany);
    }
    return claimed.add(name);
  }

  public boolean has(String session, N name) {
    return bySession.getOrDefault(session, Set.of()).contains(name);
  }

  public List<N> of(String session) {
    return List.copyOf(bySession.getOrDefault(session, Set.of()));
  }

  public void disclaim(String session, N name) {
    bySession.computeIfPresent(
        session,
        (id, claimed) -> {
          claimed.remove(name);
          return claimed.isEmpty() ? null : claimed;
        });
  }

  public void clear() {
    bySession.clear();
  }
}
