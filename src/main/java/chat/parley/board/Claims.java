package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which boards each session watches, or is about to. */
final class Claims {
  /** A page shows a few; each costs its node memory, and its room presence. */
  private static final int MOST = 100;

  private final Map<String, Set<BoardName>> bySession = new HashMap<>();

  /**
   * A session is about to watch a board.
   *
   * @return whether it has not claimed it before
   * @throws Refusal when it watches too many
   */
  boolean claim(String session, BoardName board) {
    Set<BoardName> watched = bySession.computeIfAbsent(session, unknown -> new HashSet<>());
    if (watched.size() >= MOST && !watched.contains(board)) {
      throw new Refusal(Problem.TOO_MANY.refusedFor("board", "Watch another board no more first."));
    }
    return watched.add(board);
  }

  boolean has(String session, BoardName board) {
    return bySession.getOrDefault(session, Set.of()).contains(board);
  }

  List<BoardName> of(String session) {
    return List.copyOf(bySession.getOrDefault(session, Set.of()));
  }

  void disclaim(String session, BoardName board) {
    bySession.computeIfPresent(
        session,
        (id, watched) -> {
          watched.remove(board);
          return watched.isEmpty() ? null : watched;
        });
  }

  void clear() {
    bySession.clear();
  }
}
