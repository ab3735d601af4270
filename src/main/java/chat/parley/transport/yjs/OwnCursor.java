package chat.parley.transport.yjs;

import chat.parley.document.CursorState;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which of the states that a client sends is its own. The library of y-websocket sends back what it
 * hears of others, and would make them its own when they are gone; its first own one comes before
 * it can have heard anything.
 */
final class OwnCursor {
  private static final int MOST_HEARD = 1_000;

  /** Of two with the same clock the end is the newer one. */
  private static final Comparator<CursorState> NEWEST =
      Comparator.comparingLong(CursorState::clock).thenComparing(state -> state.json().isEmpty());

  private final Set<Long> heard = new HashSet<>();
  private OptionalLong client = OptionalLong.empty();

  /** The client is told of these. */
  void heard(List<CursorState> states) {
    if (client.isEmpty() && heard.size() < MOST_HEARD) {
      states.forEach(state -> heard.add(state.client()));
    }
  }

  /** What of it is the client's own; in a room of more than a thousand nobody new has one. */
  List<CursorState> of(List<CursorState> states) {
    if (client.isEmpty() && heard.size() < MOST_HEARD) {
      client =
          states.stream()
              .filter(state -> state.json().isPresent() && !heard.contains(state.client()))
              .mapToLong(CursorState::client)
              .findFirst();
      client.ifPresent(known -> heard.clear());
    }
    return states.stream()
        .filter(state -> client.isPresent() && client.getAsLong() == state.client())
        .max(NEWEST)
        .stream()
        .toList();
  }
}
