package chat.parley.message;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the sender of a sound says of it; nobody has looked whether that is so.
 *
 * @param peaks how loud it is over its length, each 0 to {@value #LOUDEST}
 * @param millis how long it is
 */
public record Sound(List<Integer> peaks, OptionalLong millis) {
  public static final int LOUDEST = 100;
  public static final int MOST_PEAKS = 64;
}
