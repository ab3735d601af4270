package chat.parley.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Holds what a node said of its readiness against what people went through, second by second. */
final class ReadyCheck {
  private static final int TOLERATED_SECONDS = 5;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<Readiness.Answer> answers;
  private final long[] attempted;
  private final long[] acknowledged;

  ReadyCheck(List<Readiness.Answer> answers, Collection<History> histories) {
    this.answers = answers;
    this.attempted =
        sorted(
            histories, history -> history.attempts().values().stream().mapToLong(a -> a.nanos()));
    this.acknowledged =
        sorted(histories, history -> history.answered().values().stream().mapToLong(n -> n));
  }

  private static long[] sorted(Collection<History> histories, Function<History, LongStream> times) {
    return histories.stream().flatMapToLong(times).sorted().toArray();
  }

  /** In words; none when it told the truth. */
  List<String> lies(Phase time) {
    List<String> lies = new ArrayList<>();
    int vain = 0;
    int denied = 0;
    for (long from = time.from(); from + SECOND <= time.to(); from += SECOND) {
      long to = from + SECOND;
      boolean heard = before(acknowledged, to) > before(acknowledged, from);
      boolean waiting = before(attempted, from) > before(acknowledged, to);
      boolean up = upAt(to);
      vain = up && waiting && !heard ? vain + 1 : 0;
      denied = !up && heard ? denied + 1 : 0;
      String at = " s, " + TimeUnit.NANOSECONDS.toSeconds(to - time.from()) + " s after the start";
      if (vain == TOLERATED_SECONDS + 1) {
        lies.add("ready, but nothing has been acknowledged for " + vain + at);
      }
      if (denied == TOLERATED_SECONDS + 1) {
        lies.add("not ready, but messages have been acknowledged for " + denied + at);
      }
    }
    return lies;
  }

  private static int before(long[] sorted, long nanos) {
    int at = Arrays.binarySearch(sorted, nanos);
    return at < 0 ? -at - 1 : at;
  }

  private boolean upAt(long nanos) {
    boolean up = true;
    for (Readiness.Answer answer : answers) {
      if (answer.nanos() > nanos) {
        break;
      }
      up = answer.up();
    }
    return up;
  }
}
