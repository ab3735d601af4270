package chat.parley.board.lines;

import chat.parley.board.Item;
import chat.parley.board.Level;
import chat.parley.board.MetricName;
import java.util.Optional;

/**
 * One line of the log of a board.
 *
 * @param at when it was, milliseconds since 1970; lines are in the order in which they came
 * @param source the metric that it was recorded for
 * @param fields JSON of an object
 */
public record LogLine(
    long at, Level level, MetricName source, String text, Optional<String> fields) {
  private static final int ENVELOPE = 100;

  static LogLine of(Item.Line item, long now) {
    return new LogLine(
        item.at().orElse(now), item.level(), item.name(), item.text(), item.fields());
  }

  /** Bytes that it takes when it is told, near enough to bound it. */
  public int weight() {
    return ENVELOPE + 2 * (text.length() + fields.map(String::length).orElse(0));
  }
}
