package chat.parley.board;

import chat.parley.protocol.Event;
import chat.parley.room.Surroundings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells rooms which boards begin and which are taken away: at once, and then at most each second,
 * of each board what was last. Touched only by the loop that owns the rooms.
 */
final class BoardNews {
  private static final long PAUSE_MILLIS = 1_000;

  /** As many as a room has; more are told at once. */
  private static final int MOST = 50;

  private final Surroundings around;
  private final Map<String, Map<BoardName, Boolean>> pausing = new HashMap<>();

  BoardNews(Surroundings around) {
    this.around = around;
  }

  void made(BoardName board) {
    tell(board, false);
  }

  void deleted(BoardName board) {
    tell(board, true);
  }

  private void tell(BoardName board, boolean deleted) {
    Map<BoardName, Boolean> waiting = pausing.get(board.room());
    if (waiting == null) {
      publish(board.room(), Map.of(board, deleted));
      pause(board.room());
      return;
    }
    waiting.put(board, deleted);
    if (waiting.size() >= MOST) {
      publish(board.room(), waiting);
      waiting.clear();
    }
  }

  private void pause(String room) {
    pausing.put(room, new LinkedHashMap<>());
    around.timers().after(PAUSE_MILLIS, () -> over(room));
  }

  private void over(String room) {
    Map<BoardName, Boolean> waited = pausing.remove(room);
    if (!waited.isEmpty()) {
      publish(room, waited);
      pause(room);
    }
  }

  private void publish(String room, Map<BoardName, Boolean> boards) {
    List<Event> events =
        boards.entrySet().stream()
            .<Event>map(board -> new BoardEvent.ListChanged(board.getKey(), board.getValue()))
            .toList();
    around.publisher().publish(room, events);
    around.peers().publish(room, events);
  }
}
