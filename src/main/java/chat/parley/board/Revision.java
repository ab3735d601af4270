package chat.parley.board;

import java.security.SecureRandom;

/**
 * Counts the states of an open board that somebody has seen. It begins at a number that no other
 * opening has, here or on another node, so that what is resumed is never that of another one.
 */
final class Revision {
  private static final int COUNTED = 32;
  private static final int CHANCE = 21;

  private final long first = (long) new SecureRandom().nextInt(1 << CHANCE) << COUNTED;
  private long current = first;
  private boolean news;

  /** That of the next state that somebody sees, in which this change will be. */
  long change() {
    news = true;
    return current + 1;
  }

  /** That of the state as it is now. */
  long take() {
    if (news) {
      current++;
      news = false;
    }
    return current;
  }

  long first() {
    return first;
  }

  /** Whether this opening has told such a state. */
  boolean knows(long revision) {
    return revision >= first && revision <= current;
  }
}
