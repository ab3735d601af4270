package chat.parley.wire;

import chat.parley.pace.Price;
import java.util.function.ToLongFunction;

/**
 * What an op costs: more than one command where it causes more than one reading or writing.
 *
 * @param words as the page tells it
 */
public record Pace<A>(String words, Cost<A> cost) {
  private static final double ROOMS_PER_COMMAND = 10;
  private static final Price TWO = new Price(2, 0, 0);
  private static final Price FOUR = new Price(4, 0, 0);
  private static final Price EIGHT = new Price(8, 0, 0);

  /** One command. */
  public static final Pace<Object> COMMAND =
      new Pace<>("one command", (asked, rooms) -> Price.ONE_COMMAND);

  /** It reads from the log, or everybody in a room is told. */
  public static final Pace<Object> READING = new Pace<>("two commands", (asked, rooms) -> TWO);

  /** It reads of many rooms. */
  public static final Pace<Object> READING_MUCH =
      new Pace<>("four commands", (asked, rooms) -> FOUR);

  /** Others than this server are asked. */
  public static final Pace<Object> FETCHING = new Pace<>("four commands", (asked, rooms) -> FOUR);

  /** It looks through all that somebody may read. */
  public static final Pace<Object> SEARCHING =
      new Pace<>("eight commands", (asked, rooms) -> EIGHT);

  /** How a price is found. */
  public interface Cost<A> {
    /**
     * @param rooms in how many he is who asks
     */
    Price of(A asked, int rooms);
  }

  /**
   * Others hear it.
   *
   * @param bytes of what they hear, near enough
   */
  static <A> Pace<A> send(ToLongFunction<A> bytes) {
    return new Pace<>(
        "one command, and one send with its bytes",
        (asked, rooms) -> new Price(1, 1, bytes.applyAsLong(asked)));
  }

  /** What is done in so many rooms. */
  static Price touching(int rooms) {
    return new Price(1 + rooms / ROOMS_PER_COMMAND, 0, 0);
  }

  /** The price of reading once. */
  static Price reading() {
    return TWO;
  }
}
