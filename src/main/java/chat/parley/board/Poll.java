package chat.parley.board;

import java.util.List;
import java.util.OptionalLong;

/**
 * What people are asked.
 *
 * @param choices different ones
 * @param closesAt when it ends by itself, milliseconds since 1970
 */
public record Poll(String question, List<String> choices, OptionalLong closesAt) {
  public static final int FEWEST_CHOICES = 2;
  public static final int MOST_CHOICES = 12;
  public static final int QUESTION_CHARACTERS = 300;
  public static final int CHOICE_CHARACTERS = 100;

  /** People who vote in one poll: each of them is a row of the store, and none in memory. */
  public static final int VOTERS = 100_000;
}
