package chat.parley.chaos;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects broken promises while a history is read. */
final class Findings {
  private static final int MOST_DETAILS = 40;

  private final Set<String> lost = new LinkedHashSet<>();
  private final List<String> details = new ArrayList<>();
  private int duplicated;
  private int reordered;
  private int holes;
  private int different;

  /** A message counts once, however many missed it. */
  void lost(String cid, String how) {
    lost.add(cid);
    note("lost", cid, how);
  }

  void duplicated(String cid, String how) {
    duplicated++;
    note("duplicated", cid, how);
  }

  void reordered(String cid, String how) {
    reordered++;
    note("reordered", cid, how);
  }

  void holes(long missing, String cid, String how) {
    holes += (int) missing;
    note("hole", cid, how);
  }

  /** Somebody sees in the end what is not so. */
  void different(String who, String how) {
    different++;
    note("different", who, how);
  }

  private void note(String kind, String cid, String how) {
    if (details.size() < MOST_DETAILS) {
      details.add(kind + " " + cid + ": " + how);
    }
  }

  Verdict.Faults faults() {
    return new Verdict.Faults(
        lost.size(), duplicated, reordered, holes, different, List.copyOf(details));
  }
}
