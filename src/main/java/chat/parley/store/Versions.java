package chat.parley.store;

import chat.parley.message.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a message has said, gathered from the newest on, as much as one answer may hold. */
final class Versions {
  private final int bytes;
  private final List<Version> newestFirst = new ArrayList<>();
  private long used;

  Versions(int bytes) {
    this.bytes = bytes;
  }

  /** Whether another one fits. */
  boolean room() {
    return used <= bytes;
  }

  /** Its columns: n, text, format, data, attributes, ts. */
  void add(StoredRow row) {
    Version version = new Version(row.count(0), EntryRows.body(row, 1, 4), row.count(5));
    if (room() && !begun(version)) {
      newestFirst.add(version);
    }
    used += version.body().weight();
  }

  /** What a message said when it was begun is no version of one that was written word by word. */
  private boolean begun(Version version) {
    return version.n() == 0 && newestFirst.stream().anyMatch(later -> later.n() == 0);
  }

  List<Version> oldestFirst() {
    List<Version> versions = new ArrayList<>(newestFirst);
    Collections.reverse(versions);
    return List.copyOf(versions);
  }
}
