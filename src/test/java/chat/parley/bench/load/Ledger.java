package chat.parley.bench.load;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What one socket has heard of each speaker it listens to: whatever comes must be the next of its
 * speaker, so that nothing lost, doubled or reordered goes unnoticed.
 */
final class Ledger {
  private final int first;
  private final int[] next;

  /**
   * @param first the number of the first speaker
   * @param speakers how many there are, numbered without a gap
   */
  Ledger(int first, int speakers) {
    this.first = first;
    this.next = new int[speakers];
  }

  Optional<String> hear(int speaker, int number) {
    int index = speaker - first;
    if (!listensTo(speaker)) {
      return Optional.of("heard speaker " + speaker + ", who is not in this room");
    }
    int expected = next[index]++;
    return number == expected
        ? Optional.empty()
        : Optional.of(
            "heard number %d of speaker %d instead of %d".formatted(number, speaker, expected));
  }

  private boolean listensTo(int speaker) {
    return speaker >= first && speaker < first + next.length;
  }

  /**
   * How many messages have not come.
   *
   * @param said how many each speaker has said
   */
  long missing(IntUnaryOperator said) {
    long missing = 0;
    for (int index = 0; index < next.length; index++) {
      missing += said.applyAsInt(first + index) - next[index];
    }
    return missing;
  }
}
