package chat.parley.commandline.push;

import java.util.ArrayList;
import java.util.List;

/** How many lines became what. */
final class PushTally {
  private static final int MOST_TOLD = 10;

  private final List<String> told = new ArrayList<>();
  private long taken;
  private long refused;

  void taken(long lines) {
    taken += lines;
  }

  /** One line was not taken. */
  void refused(long number, String why) {
    refused++;
    if (told.size() < MOST_TOLD) {
      told.add("line " + number + ": " + why);
    }
  }

  /** More were not taken, of which nothing is known. */
  void refused(long lines) {
    refused += lines;
  }

  boolean whole() {
    return refused == 0;
  }

  /** For people: the sum, and why the first were not taken. */
  List<String> lines(String board) {
    List<String> lines = new ArrayList<>(told);
    lines.add(
        "Pushed "
            + taken
            + " lines to "
            + board
            + (whole() ? "" : "; " + refused + " were refused"));
    return lines;
  }
}
