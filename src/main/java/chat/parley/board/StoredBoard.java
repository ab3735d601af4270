package chat.parley.board;

import java.util.List;
import java.util.Optional;

/**
 * What the store has of a board, its numbers apart.
 *
 * @param id that no other one ever gets
 * @param tiles how it looks, as JSON
 * @param rev that of its last change of a keyed value
 */
public record StoredBoard(
    long id, Optional<String> title, Optional<String> tiles, long rev, List<KeyedValue> values) {

  /** One that was made now. */
  static StoredBoard begun(long id) {
    return new StoredBoard(id, Optional.empty(), Optional.empty(), 0, List.of());
  }
}
