package chat.parley.board;

import java.util.List;
import java.util.OptionalLong;

/** How a series is at this moment. */
public sealed interface Now {

  /**
   * @param rate a second, over the last ten whole ones
   */
  record Count(double total, double rate) implements Now {}

  /**
   * @param at when it was so, milliseconds since 1970
   */
  record Gauge(double value, long at) implements Now {}

  /** Of the last minute. */
  record Observe(
      long count,
      double sum,
      double min,
      double max,
      double p50,
      double p90,
      double p99,
      double p999)
      implements Now {}

  /** The heaviest keys of the last hour. */
  record Top(List<Heavy> keys) implements Now {}

  /**
   * A poll.
   *
   * @param voters how many have voted
   */
  record Votes(List<Choice> choices, long voters, OptionalLong closesAt, OptionalLong closedAt)
      implements Now {

    /** How many have voted for one. */
    public record Choice(String choice, long votes) {}
  }

  /** Different ids of the last hour and of the last day, near enough. */
  record Unique(long hour, long day) implements Now {}
}
