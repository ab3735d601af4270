package chat.parley.board;

import java.util.List;
import java.util.OptionalLong;

/**
 * A poll as the store has it.
 *
 * @param by the id of who asks
 * @param rev higher with each change
 * @param counts of its choices, in their order
 * @param closedAt since when it takes no votes any more, milliseconds since 1970
 */
public record StoredPoll(Poll poll, String by, long rev, List<Long> counts, OptionalLong closedAt) {

  /** One that nobody has voted in. */
  public static StoredPoll of(Poll poll, String by) {
    return new StoredPoll(
        poll, by, 0, poll.choices().stream().map(choice -> 0L).toList(), OptionalLong.empty());
  }

  /** How many have voted. */
  public long voters() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Whether it takes no votes. */
  public boolean over(long now) {
    return closedAt.isPresent()
        || poll.closesAt().isPresent() && poll.closesAt().getAsLong() <= now;
  }
}
