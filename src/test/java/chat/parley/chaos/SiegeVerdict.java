package chat.parley.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What a siege did to honest people and to the server. It fails for broken promises and for
 * breakdowns, and not for a machine that was slow that day.
 */
final class SiegeVerdict {
  private static final long LONGEST_WAIT_MILLIS = 10_000;
  private static final int MOST_LINES = 5;

  private final List<String> broken = new ArrayList<>();

  /** What was broken, in words. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  /**
   * A room whose log nobody can read any more is as bad as lost; then the others are not asked for.
   */
  SiegeVerdict promises(List<Supplier<Verdict>> verdicts, Duration within) {
    long until = System.nanoTime() + within.toNanos();
    try {
      for (Supplier<Verdict> judging : verdicts) {
        // a client that tries to connect to a server that hangs would wait for ever
        long left = until - System.nanoTime();
        promises(CompletableFuture.supplyAsync(judging).get(left, TimeUnit.NANOSECONDS));
      }
    } catch (ExecutionException | TimeoutException cause) {
      broken.add("a log cannot be read: " + cause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
    return this;
  }

  private void promises(Verdict verdict) {
    if (!verdict.clean()) {
      broken.add("promises: " + verdict);
    }
    if (verdict.sends().attempted() != verdict.sends().acknowledged()) {
      broken.add("not all was acknowledged in the end: " + verdict.sends());
    }
  }

  SiegeVerdict waits(Map<String, List<History>> people, Phase phase) {
    people.forEach(
        (who, histories) -> {
          double longest = Waits.of(histories, phase).longest();
          if (longest > LONGEST_WAIT_MILLIS) {
            broken.add("%s waited for %.0f ms in %s".formatted(who, longest, phase));
          }
        });
    return this;
  }

  SiegeVerdict disconnected(List<String> who) {
    someOf("honest clients cut off", who);
    return this;
  }

  SiegeVerdict process(boolean runs, List<String> printed) {
    if (!runs) {
      broken.add("the process is gone");
    }
    someOf("lines in the log", LogScan.troubles(printed));
    return this;
  }

  SiegeVerdict readiness(
      List<Readiness.Answer> answers, Collection<History> histories, Phase phase) {
    someOf("readiness", new ReadyCheck(answers, histories).lies(phase));
    return this;
  }

  SiegeVerdict vitals(Vitals before, Optional<Vitals> after) {
    if (after.isEmpty()) {
      broken.add("the process does not tell what it holds");
    }
    after
        .filter(now -> !now.heapIsBackTo(before))
        .ifPresent(now -> broken.add("memory: " + now + ", in peace " + before));
    after
        .filter(now -> !now.filesAreBackTo(before))
        .ifPresent(now -> broken.add("files: " + now + ", in peace " + before));
    return this;
  }

  private void someOf(String what, List<String> all) {
    if (!all.isEmpty()) {
      broken.add("%d %s: %s".formatted(all.size(), what, all.stream().limit(MOST_LINES).toList()));
    }
  }
}
