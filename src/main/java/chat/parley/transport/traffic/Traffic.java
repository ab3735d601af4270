package chat.parley.transport.traffic;

import chat.parley.budget.Budget;
import chat.parley.pace.Visitors;
import java.time.Duration;

/**
 * What goes between a node and its clients.
 *
 * @param visitors how much each of them may do
 */
public record Traffic(Receiving receiving, Sending sending, Visitors visitors) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LEAST_BYTES_PER_SECOND = 8 * 1024;

  /** For servers whose program has no budgets: whatever is begun must still become whole. */
  public static Traffic unlimited() {
    return new Traffic(
        new Receiving(Budget.unlimited(), PATIENCE, LEAST_BYTES_PER_SECOND),
        new Sending(Budget.unlimited()),
        Visitors.unlimited());
  }
}
