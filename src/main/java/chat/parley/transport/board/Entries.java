package chat.parley.transport.board;

import java.util.Optional;

/** What a body holds, one by one. */
interface Entries {

  /** Some more may be read now. */
  void turn();

  /** The next one; empty when there is none, or none within this turn. */
  Optional<Entry> next();

  boolean ended();

  /** Nobody reads it any more. */
  void close();
}
