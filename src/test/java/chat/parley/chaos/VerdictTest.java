package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A verdict that nobody has seen fail proves nothing. */
class VerdictTest {
  private static final int MESSAGES = 10;

  private final AtomicLong millis = new AtomicLong(1);
  private final History history =
      new History(() -> TimeUnit.MILLISECONDS.toNanos(millis.getAndIncrement()));

  private static History.Entry entry(int pos) {
    return new History.Entry("ann-" + (pos - 1), pos, pos);
  }

  private static List<History.Entry> entries() {
    List<History.Entry> entries = new ArrayList<>();
    for (int pos = 1; pos <= MESSAGES; pos++) {
      entries.add(entry(pos));
    }
    return entries;
  }

  /** Ann says everything, and is told so, but for her last message; nobody has heard it yet. */
  private void annSpeaks() {
    history.listens("ann", 0);
    history.listens("bob", 0);
    for (int n = 0; n < MESSAGES; n++) {
      history.attempted("ann", n, "ann-" + n);
      if (n < MESSAGES - 1) {
        history.acknowledged("ann-" + n, n + 1, n + 1);
      }
    }
  }

  private void takes(String listener, List<History.Entry> entries) {
    entries.forEach(entry -> history.took(listener, entry.cid(), entry.pos(), entry.seq()));
  }

  private Verdict verdict(List<History.Entry> log, List<History.Entry> heardByBob) {
    annSpeaks();
    takes("ann", entries());
    takes("bob", heardByBob);
    history.readBack(log);
    return Verdict.of(history);
  }

  private static void assertFaults(
      Verdict verdict, int lost, int duplicated, int reordered, int holes) {
    Verdict.Faults faults = verdict.faults();
    assertEquals(
        List.of(lost, duplicated, reordered, holes),
        List.of(faults.lost(), faults.duplicated(), faults.reordered(), faults.holes()),
        verdict.toString());
    assertEquals(lost + duplicated + reordered + holes == 0, verdict.clean());
  }

  @Test
  @DisplayName("a healthy history passes, an unanswered message or not")
  void healthy() {
    Verdict verdict = verdict(entries(), entries());
    assertFaults(verdict, 0, 0, 0, 0);
    assertEquals(new Verdict.Sends(MESSAGES, MESSAGES - 1, 0, 1), verdict.sends());
    assertTrue(verdict.toString().startsWith("clean: "));
    assertTrue(verdict.row("none").startsWith("| none | 9 | 0 | 0 | 0 | "), verdict.row("none"));
  }

  @Test
  @DisplayName("what was never answered need not be in the log")
  void indeterminate() {
    List<History.Entry> shorter = entries().subList(0, MESSAGES - 1);
    annSpeaks();
    takes("ann", shorter);
    takes("bob", shorter);
    history.readBack(shorter);
    assertFaults(Verdict.of(history), 0, 0, 0, 0);
  }

  @Test
  @DisplayName("a message that the log has no more is lost")
  void removed() {
    List<History.Entry> log = entries();
    log.remove(4);
    assertFaults(verdict(log, entries()), 1, 0, 1, 0);
  }

  @Test
  @DisplayName("a message that the log has as another one is lost")
  void moved() {
    List<History.Entry> log = entries();
    log.set(4, new History.Entry("ann-5", 5, 5));
    log.set(5, new History.Entry("ann-4", 6, 6));
    assertFaults(verdict(log, entries()), 2, 0, 5, 0);
  }

  @Test
  @DisplayName("a message that the log has twice is duplicated")
  void doubled() {
    List<History.Entry> log = entries();
    log.add(new History.Entry("ann-4", MESSAGES + 1, MESSAGES + 1));
    assertFaults(verdict(log, entries()), 0, 1, 0, 0);
  }

  @Test
  @DisplayName("two messages that have changed places in the log are reordered")
  void swapped() {
    List<History.Entry> log = entries();
    log.set(4, entry(6));
    log.set(5, entry(5));
    assertFaults(verdict(log, entries()), 0, 0, 3, 0);
  }

  @Test
  @DisplayName("an acknowledged message that one listener missed is lost, and a hole")
  void missedByOne() {
    List<History.Entry> heard = entries();
    heard.remove(4);
    assertFaults(verdict(entries(), heard), 1, 0, 0, 1);
  }

  @Test
  @DisplayName("who never heard the end has lost it, unless he had left")
  void missedTheEnd() {
    Verdict verdict = verdict(entries(), entries().subList(0, 6));
    assertFaults(verdict, 3, 0, 0, 0);
    history.left("bob");
    assertFaults(Verdict.of(history), 0, 0, 0, 0);
  }

  @Test
  @DisplayName("a message that one listener took twice is duplicated")
  void takenTwice() {
    List<History.Entry> heard = entries();
    heard.add(5, entry(5));
    assertFaults(verdict(entries(), heard), 0, 1, 1, 0);
  }

  @Test
  @DisplayName("a listener that takes in another order is reordered")
  void takenInAnotherOrder() {
    List<History.Entry> heard = entries();
    heard.set(4, entry(6));
    heard.set(5, entry(5));
    assertFaults(verdict(entries(), heard), 0, 0, 1, 1);
  }

  @Test
  @DisplayName("a position left out is a hole, even if nobody was told of the message")
  void hole() {
    List<History.Entry> log = entries();
    log.add(entry(MESSAGES + 1));
    List<History.Entry> heard = new ArrayList<>(log);
    heard.remove(MESSAGES - 1);
    assertFaults(verdict(log, heard), 0, 0, 0, 1);
  }

  @Test
  @DisplayName("a sender's messages in another order are reordered only if he had waited")
  void senderOrder() {
    List<History.Entry> log =
        List.of(new History.Entry("ann-1", 1, 1), new History.Entry("ann-0", 2, 2));
    history.attempted("ann", 0, "ann-0");
    history.attempted("ann", 1, "ann-1");
    history.acknowledged("ann-0", 2, 2);
    history.acknowledged("ann-1", 1, 1);
    history.readBack(log);
    assertFaults(Verdict.of(history), 0, 0, 0, 0);
    history.attempted("ann", 2, "ann-2");
    history.readBack(
        List.of(
            new History.Entry("ann-1", 1, 1),
            new History.Entry("ann-2", 2, 2),
            new History.Entry("ann-0", 3, 3)));
    assertFalse(Verdict.of(history).clean());
    assertEquals(1, Verdict.of(history).faults().reordered());
  }

  @Test
  @DisplayName("who sees in the end what is not so is told of, and nothing is clean any more")
  void different() {
    annSpeaks();
    takes("ann", entries());
    takes("bob", entries());
    history.readBack(entries());
    history.different("bob", "has another text");
    Verdict verdict = Verdict.of(history);
    assertFalse(verdict.clean());
    assertEquals(1, verdict.faults().different());
  }

  @Test
  @DisplayName("silence counts from what was acknowledged, standstill from what was tried")
  void pace() {
    history.listens("bob", 0);
    history.attempted("ann", 0, "ann-0");
    history.acknowledged("ann-0", 1, 1);
    history.took("bob", "ann-0", 1, 1);
    millis.set(1_000);
    history.attempted("ann", 1, "ann-1");
    millis.set(3_000);
    history.acknowledged("ann-1", 2, 2);
    millis.set(7_000);
    history.healed(Map.of("ann", 2));
    millis.set(7_500);
    history.took("bob", "ann-1", 2, 2);
    Verdict verdict = Verdict.of(history);
    assertEquals(4_500, verdict.longestSilenceMillis());
    assertEquals(2_000, verdict.pace().standstillMillis());
    assertEquals(500, verdict.pace().fullDeliveryMillis());
  }
}
