package chat.parley.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the log that was read back against what senders were told. */
final class LogCheck {
  private final History history;
  private final Findings findings;
  private final Map<String, History.Entry> byCid = new HashMap<>();

  LogCheck(History history, Findings findings) {
    this.history = history;
    this.findings = findings;
  }

  /** The log's first entry of each cid. */
  Map<String, History.Entry> check() {
    dense();
    history.acknowledgements().forEach(this::kept);
    Map<String, List<History.Attempt>> bySender = new HashMap<>();
    history
        .attempts()
        .values()
        .forEach(
            attempt ->
                bySender.computeIfAbsent(attempt.sender(), s -> new ArrayList<>()).add(attempt));
    bySender.values().forEach(this::inOrder);
    return byCid;
  }

  /** A message has the next seq, a change that of the message it is about. */
  private void dense() {
    long expected = 1;
    long message = 1;
    for (History.Entry entry : history.log()) {
      if (entry.pos() != expected || entry.seq() > message) {
        findings.reordered(entry.cid(), entry + " in the log where " + expected + " belongs");
      }
      if (byCid.putIfAbsent(entry.cid(), entry) != null) {
        findings.duplicated(entry.cid(), entry + " in the log, and " + byCid.get(entry.cid()));
      }
      expected = entry.pos() + 1;
      message = Math.max(message, entry.seq() + 1);
    }
  }

  private void kept(History.Acknowledgement told) {
    History.Entry entry = byCid.get(told.cid());
    if (entry == null) {
      findings.lost(told.cid(), "acknowledged as " + told.pos() + ", and not in the log");
    } else if (entry.pos() != told.pos() || entry.seq() != told.seq()) {
      findings.lost(told.cid(), told + ", but " + entry);
    }
  }

  /**
   * Only of two messages of which the first was acknowledged before the second was tried: those in
   * flight together may change places when a reconnect sends them again.
   */
  private void inOrder(List<History.Attempt> ofOneSender) {
    Map<String, Long> told = history.answered();
    List<History.Attempt> answered =
        ofOneSender.stream()
            .filter(attempt -> told.containsKey(attempt.cid()) && byCid.containsKey(attempt.cid()))
            .sorted(Comparator.comparingLong(attempt -> told.get(attempt.cid())))
            .toList();
    int next = 0;
    long latest = 0;
    for (History.Attempt attempt :
        ofOneSender.stream().sorted(Comparator.comparingLong(History.Attempt::nanos)).toList()) {
      while (next < answered.size() && told.get(answered.get(next).cid()) < attempt.nanos()) {
        latest = Math.max(latest, byCid.get(answered.get(next).cid()).pos());
        next++;
      }
      History.Entry entry = byCid.get(attempt.cid());
      if (entry != null && entry.pos() < latest) {
        findings.reordered(attempt.cid(), "tried after " + latest + " was acknowledged; " + entry);
      }
    }
  }
}
