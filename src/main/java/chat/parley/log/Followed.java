package chat.parley.log;

import io.vertx.core.Future;
import java.util.List;

/** What stands on one log and is open while somebody needs it, such as a room. */
public interface Followed<E extends Entry> {

  String name();

  /** Whether somebody here would miss an entry. */
  boolean heard();

  /** Another node has stored these. */
  void learn(List<E> entries);

  /** The store has the log up to here; done when all of that has been announced. */
  Future<Void> reach(long stored);

  /** Another log has taken the place of this one. */
  void continueAt(long stored);

  /** Done when no draft waits for the store any more. */
  Future<Void> quiet();

  /** Nobody needs it and nothing is under way: it may be forgotten until it is asked for. */
  boolean idle();
}
