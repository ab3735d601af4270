package chat.parley.transport.statsd;

import chat.parley.board.BoardBounds;
import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.FreeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes items of what lines say. A value that is observed counts once, whatever its rate. */
final class SampleItems {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,3})?");

  private static final double LARGEST = 1e200;

  private final Gauges gauges;
  private final Counts counts;

  SampleItems(Gauges gauges, Counts counts) {
    this.gauges = gauges;
    this.counts = counts;
  }

  /**
   * Empty when something of it is no value of its type. What is a gauge the gauges know then, and
   * what is counted without a time the counts.
   */
  Optional<List<BoardItem>> of(Sampled sampled) {
    String metric = FreeName.metric(sampled.name());
    Map<String, String> labels = FreeName.labels(sampled.tags());
    if (sampled.type().equals("g")) {
      return gauges(sampled, new Series(metric, labels));
    }
    if (sampled.type().equals("c") && sampled.at().isEmpty()) {
      return counts(sampled, new Series(metric, labels));
    }
    List<BoardItem> items = new ArrayList<>(sampled.values().size());
    for (String value : sampled.values()) {
      Optional<BoardItem> item = item(sampled, metric, value);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      BoardItem whole = item.get().labelled(labels);
      items.add(sampled.at().isPresent() ? whole.at(sampled.at().getAsLong()) : whole);
    }
    return Optional.of(items);
  }

  private Optional<List<BoardItem>> counts(Sampled sampled, Series series) {
    if (!sampled.values().stream().allMatch(SampleItems::number)) {
      return Optional.empty();
    }
    double sum = sampled.values().stream().mapToDouble(Double::parseDouble).sum();
    double by = sum / sampled.rate();
    boolean countable = Math.abs(by) <= BoardBounds.LARGEST;
    return countable && counts.add(series, by) ? Optional.of(List.of()) : Optional.empty();
  }

  private Optional<List<BoardItem>> gauges(Sampled sampled, Series series) {
    if (!sampled.values().stream().allMatch(SampleItems::number)) {
      return Optional.empty();
    }
    boolean placed = true;
    for (String value : sampled.values()) {
      boolean relative = value.charAt(0) == '+' || value.charAt(0) == '-';
      placed &= gauges.set(series, Double.parseDouble(value), relative);
    }
    return placed ? Optional.of(List.of()) : Optional.empty();
  }

  private static Optional<BoardItem> item(Sampled sampled, String metric, String value) {
    if (sampled.type().equals("s")) {
      return Optional.of(BoardItem.unique(metric, value));
    }
    if (!number(value)) {
      return Optional.empty();
    }
    double number = Double.parseDouble(value);
    return switch (sampled.type()) {
      case "c" -> Optional.of(BoardItem.count(metric, number / sampled.rate()));
      default ->
          Optional.of(number).filter(least -> least >= 0).map(some -> observed(metric, some));
    };
  }

  /** One that a board can hold: another must not spoil what is summed up with it. */
  private static boolean number(String value) {
    return NUMBER.matcher(value).matches() && Math.abs(Double.parseDouble(value)) <= LARGEST;
  }

  private static BoardItem observed(String metric, double value) {
    return BoardItem.observe(metric, value);
  }
}
