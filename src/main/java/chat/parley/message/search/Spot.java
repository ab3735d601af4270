package chat.parley.message.search;

import java.util.Comparator;

/**
 * Where a message is among all messages of all rooms, by its time.
 *
 * @param ts milliseconds since 1970, UTC
 * @param room the store's own number of the room
 */
public record Spot(long ts, long room, long seq) implements Comparable<Spot> {

  /** Behind all messages. */
  public static final Spot END = new Spot(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private static final Comparator<Spot> BY_TIME =
      Comparator.comparingLong(Spot::ts).thenComparingLong(Spot::room).thenComparingLong(Spot::seq);

  @Override
  public int compareTo(Spot other) {
    return BY_TIME.compare(this, other);
  }
}
