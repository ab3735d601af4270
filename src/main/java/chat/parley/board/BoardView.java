package chat.parley.board;

import java.util.List;
import java.util.Optional;

/**
 * A board as it is at one moment, or what has changed since another.
 *
 * @param rev of the state that it has with this
 * @param title for people, where it has changed
 * @param tiles how it looks, as JSON, where that has changed
 */
public record BoardView(
    long rev,
    Optional<String> title,
    Optional<String> tiles,
    List<MetricView> metrics,
    List<KeyedValue> values,
    List<DroppedKey> dropped) {

  boolean isEmpty() {
    return title.isEmpty()
        && tiles.isEmpty()
        && metrics.isEmpty()
        && values.isEmpty()
        && dropped.isEmpty();
  }
}
