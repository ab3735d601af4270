package chat.parley.board;

import java.util.Optional;

/** What an open board is titled, and how it looks. */
final class Headline {
  private Optional<String> title = Optional.empty();
  private Optional<String> tiles = Optional.empty();
  private long changed = Long.MIN_VALUE;

  /** What is not said stays as it is. */
  void set(Optional<String> newTitle, Optional<String> newTiles, long revision) {
    title = newTitle.or(() -> title);
    tiles = newTiles.or(() -> tiles);
    changed = revision;
  }

  /** Empty when it has not changed since, or there is none. */
  Optional<String> title(long revision) {
    return changed > revision ? title : Optional.empty();
  }

  Optional<String> tiles(long revision) {
    return changed > revision ? tiles : Optional.empty();
  }
}
