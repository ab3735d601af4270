package chat.parley.board;

import java.util.OptionalLong;

/**
 * How an alert stands, as the store has it: so it goes on on another node, or after a restart.
 *
 * @param episode how often it has begun; each is one message, however often it is said
 * @param active whether it has begun and is not over
 * @param since when the number went beyond, milliseconds since 1970
 * @param first what it was when the room was told
 * @param farthest it was since
 * @param seq of the message in the room, once it is known
 * @param quietUntil no other one begins before
 */
public record AlertState(
    long episode,
    boolean active,
    long since,
    double first,
    double farthest,
    OptionalLong seq,
    long quietUntil) {

  /** It has never begun. */
  public static final AlertState NEW = new AlertState(0, false, 0, 0, 0, OptionalLong.empty(), 0);

  AlertState begun(long since, double value) {
    return new AlertState(episode + 1, true, since, value, value, OptionalLong.empty(), 0);
  }

  AlertState said(long as) {
    return new AlertState(episode, active, since, first, farthest, OptionalLong.of(as), quietUntil);
  }

  AlertState far(double value) {
    return new AlertState(episode, active, since, first, value, seq, quietUntil);
  }

  AlertState over(long quiet) {
    return new AlertState(episode, false, since, first, farthest, seq, quiet);
  }
}
