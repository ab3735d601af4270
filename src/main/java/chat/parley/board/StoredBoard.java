package chat.parley.board;

import java.util.List;
import java.util.Optional;

/**
 * What the store has of a board, its numbers apart.
 *
 * @param tiles how it looks, as JSON
 * @param rev that of its last change of a keyed value
 */
public record StoredBoard(
    Optional<String> title, Optional<String> tiles, long rev, List<KeyedValue> values) {

  /** One that was made now. */
  static final StoredBoard NEW = new StoredBoard(Optional.empty(), Optional.empty(), 0, List.of());
}
