package chat.parley.chaos;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/**
 * How long people waited for the acknowledgements of what they said in one phase, from the first
 * attempt on, whatever they had to repeat.
 *
 * @param open what was not acknowledged until the end of the run
 */
record Waits(int acknowledged, int open, double p50, double p99, double longest) {

  /** In milliseconds. */
  static Waits of(Collection<History> histories, Phase phase) {
    double[] waits =
        histories.stream().flatMapToDouble(history -> waits(history, phase)).sorted().toArray();
    int answered = (int) Arrays.stream(waits).filter(Double::isFinite).count();
    return new Waits(
        answered,
        waits.length - answered,
        quantile(waits, 0.5),
        quantile(waits, 0.99),
        quantile(waits, 1));
  }

  /** What was never answered was waited for without end. */
  private static DoubleStream waits(History history, Phase phase) {
    Map<String, Long> told = history.answered();
    return history.attempts().values().stream()
        .filter(attempt -> phase.holds(attempt.nanos()))
        .mapToDouble(
            attempt ->
                Optional.ofNullable(told.get(attempt.cid()))
                    .map(at -> (double) (at - attempt.nanos()) / TimeUnit.MILLISECONDS.toNanos(1))
                    .orElse(Double.POSITIVE_INFINITY));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
