package chat.parley.chaos;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what one listener took against the log. */
final class ListenerCheck {
  private final History history;
  private final Map<String, History.Entry> log;
  private final Findings findings;

  ListenerCheck(History history, Map<String, History.Entry> log, Findings findings) {
    this.history = history;
    this.log = log;
    this.findings = findings;
  }

  void check(String name, History.Listener listener) {
    Set<String> taken = new HashSet<>();
    long last = listener.from();
    for (History.Take take : listener.takes()) {
      String how = name + " took " + take.pos() + " after " + last;
      if (!taken.add(take.cid())) {
        findings.duplicated(take.cid(), how);
      }
      if (take.pos() <= last) {
        findings.reordered(take.cid(), how);
      } else if (take.pos() > last + 1) {
        findings.holes(take.pos() - last - 1, take.cid(), how);
      }
      sameInLog(name, take);
      last = Math.max(last, take.pos());
    }
    heardAll(name, listener, taken, last);
  }

  private void sameInLog(String name, History.Take take) {
    History.Entry entry = log.get(take.cid());
    if (entry != null && (entry.pos() != take.pos() || entry.seq() != take.seq())) {
      findings.reordered(take.cid(), name + " took it as " + take.pos() + ", but " + entry);
    }
  }

  private void heardAll(String name, History.Listener listener, Set<String> taken, long last) {
    List<History.Entry> owed =
        history.acknowledgements().stream()
            .map(told -> log.get(told.cid()))
            .filter(entry -> entry != null && entry.pos() > listener.from())
            .filter(entry -> !listener.left() || entry.pos() <= last)
            .toList();
    owed.stream()
        .filter(entry -> !taken.contains(entry.cid()))
        .forEach(entry -> findings.lost(entry.cid(), name + " never heard " + entry.pos()));
  }
}
