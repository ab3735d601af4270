package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** In which unit the times of a body are; nanoseconds unless said. */
record Precision(TimeUnit unit) {

  /**
   * @throws Refusal when there is no such unit
   */
  static Precision of(Optional<String> name) {
    return new Precision(unit(name.orElse("ns")));
  }

  private static TimeUnit unit(String name) {
    return switch (name) {
      case "ns", "n" -> TimeUnit.NANOSECONDS;
      case "us", "u" -> TimeUnit.MICROSECONDS;
      case "ms" -> TimeUnit.MILLISECONDS;
      case "s" -> TimeUnit.SECONDS;
      case "m" -> TimeUnit.MINUTES;
      case "h" -> TimeUnit.HOURS;
      default ->
          throw new Refusal(
              Problem.BAD_REQUEST.refusedFor("precision", "It is ns, us, ms, s, m or h."));
    };
  }

  /** Milliseconds since 1970; what is too far away is as far as it goes. */
  long millis(long time) {
    return unit.toMillis(time);
  }
}
