package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each thing for which a siege is lost is seen once, in histories that are made up. */
class SiegeVerdictTest {
  private static final int SECONDS = 40;
  private static final Vitals PEACE = new Vitals(30 << 20, 200 << 20, 80);

  private final AtomicLong now = new AtomicLong();
  private final History history = new History(now::get);
  private final Phase all = new Phase("all", 0, nanos(SECONDS));
  private final SiegeVerdict verdict = new SiegeVerdict();

  private static long nanos(double seconds) {
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }

  /** Ann says something in the middle of each second, and is told at once but for some seconds. */
  private void annSpeaks(int silentFrom, int silentTo) {
    for (int n = 0; n < SECONDS; n++) {
      now.set(nanos(n + 0.5));
      history.attempted("ann", n, "ann-" + n);
      if (n < silentFrom || n >= silentTo) {
        history.acknowledged("ann-" + n, n + 1, n + 1);
      }
    }
    for (int n = silentFrom; n < silentTo; n++) {
      now.set(nanos(silentTo + 0.9));
      history.acknowledged("ann-" + n, n + 1, n + 1);
    }
  }

  private List<Readiness.Answer> ready(int downFrom, int downTo) {
    return IntStream.range(0, SECONDS)
        .mapToObj(n -> new Readiness.Answer(nanos(n + 0.4), n < downFrom || n >= downTo))
        .toList();
  }

  private List<String> afterReadiness(int downFrom, int downTo) {
    return verdict.readiness(ready(downFrom, downTo), List.of(history), all).broken();
  }

  private void assertBroken(String beginning, List<String> broken) {
    assertEquals(1, broken.size(), broken.toString());
    assertTrue(broken.get(0).contains(beginning), broken.toString());
  }

  @Test
  @DisplayName("an outage of eight seconds that readiness tells is no lie, and eight seconds short")
  void truth() {
    annSpeaks(10, 18);
    assertEquals(List.of(), afterReadiness(11, 19));
    assertEquals(List.of(), verdict.waits(Map.of("ann", List.of(history)), all).broken());
  }

  @Test
  @DisplayName("ready while nothing is acknowledged for longer than five seconds")
  void readyInVain() {
    annSpeaks(10, 18);
    assertBroken("ready, but nothing", afterReadiness(0, 0));
  }

  @Test
  @DisplayName("not ready while all goes well for longer than five seconds")
  void readyDenied() {
    annSpeaks(0, 0);
    assertBroken("not ready, but", afterReadiness(20, 28));
  }

  @Test
  @DisplayName("an acknowledgement after more than ten seconds, or none at all")
  void late() {
    annSpeaks(10, 24);
    assertBroken("waited for", verdict.waits(Map.of("ann", List.of(history)), all).broken());
    now.set(nanos(30.5));
    history.attempted("bob", 0, "bob-0");
    Waits waits = Waits.of(List.of(history), all);
    assertEquals(1, waits.open());
    assertEquals(Double.POSITIVE_INFINITY, waits.longest());
  }

  @Test
  @DisplayName("a stack trace, or an error in the log; warnings are none")
  void log() {
    List<String> fine = List.of("12:00 WARN  c.p.Parley 300 clients were refused", "at ease");
    assertEquals(List.of(), verdict.process(true, fine).broken());
    List<String> bad =
        List.of(
            "java.lang.OutOfMemoryError: Java heap space",
            "\tat chat.parley.room.Room.say(Room.java:1)",
            "12:00 ERROR c.p.Parley broken",
            "WARN Thread[vert.x-eventloop-thread-0] has been blocked for 2500 ms");
    assertEquals(1, LogScan.blockedWarnings(bad));
    assertBroken("3 lines in the log", verdict.process(true, bad).broken());
  }

  @Test
  @DisplayName("a process that is gone, clients cut off, memory and files that stay")
  void rest() {
    verdict
        .process(false, List.of())
        .disconnected(List.of("ann closed with 4201"))
        .vitals(PEACE, Optional.of(new Vitals(62 << 20, 300 << 20, 97)))
        .vitals(PEACE, Optional.empty());
    assertEquals(5, verdict.broken().size(), verdict.broken().toString());
    SiegeVerdict fine = new SiegeVerdict();
    fine.vitals(PEACE, Optional.of(new Vitals(60 << 20, 300 << 20, 96)));
    assertEquals(List.of(), fine.broken());
  }

  @Test
  @DisplayName("a log that cannot be read is lost, and does not hold up the others for ever")
  void unreadable() {
    verdict.promises(
        List.of(
            () -> {
              throw new AssertionError("no answer");
            }),
        Duration.ofSeconds(5));
    assertBroken("cannot be read", verdict.broken());
  }
}
