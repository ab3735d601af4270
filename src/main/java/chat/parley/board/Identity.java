package chat.parley.board;

import java.util.OptionalLong;

/**
 * Which board of the store an open one is, as soon as there is one: several are called the same,
 * one after the other. Touched only by the loop that owns the rooms.
 */
final class Identity {
  private OptionalLong id = OptionalLong.empty();
  private boolean over;

  /** Whether the store has it. */
  boolean known() {
    return id.isPresent();
  }

  /** Whether it is this one. */
  boolean is(long other) {
    return id.isPresent() && id.getAsLong() == other;
  }

  /**
   * The store has this one.
   *
   * @throws BoardGone when it was another one until now
   */
  void found(long there) {
    requireOpen();
    if (known() && !is(there)) {
      throw new BoardGone();
    }
    id = OptionalLong.of(there);
  }

  /** The board was closed. */
  void end() {
    over = true;
  }

  /**
   * It may have been closed while the store was asked.
   *
   * @throws BoardGone when it was
   */
  void requireOpen() {
    if (over) {
      throw new BoardGone();
    }
  }

  /**
   * Its id.
   *
   * @throws BoardGone when it has none, or was closed
   */
  long require() {
    requireOpen();
    return id.orElseThrow(BoardGone::new);
  }
}
