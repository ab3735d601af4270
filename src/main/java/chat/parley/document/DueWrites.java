package chat.parley.document;

import chat.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be stored next of one document. Touched only by the loop that owns the rooms. */
final class DueWrites {
  private final List<WaitingWrite> due = new ArrayList<>();
  private Optional<Refusal> given = Optional.empty();

  void add(List<WaitingWrite> writes) {
    due.addAll(writes);
    refuseIfGiven();
  }

  /** Before all others: they have waited already. */
  void first(List<WaitingWrite> writes) {
    due.addAll(0, writes);
    refuseIfGiven();
  }

  /** Nothing is stored any more: what is here, and whatever comes, is refused. */
  void give(Refusal refusal) {
    given = Optional.of(refusal);
    refuseIfGiven();
  }

  boolean given() {
    return given.isPresent();
  }

  private void refuseIfGiven() {
    given.ifPresent(
        refusal -> {
          due.forEach(one -> one.fail(refusal));
          due.clear();
        });
  }

  boolean isEmpty() {
    return due.isEmpty();
  }

  /** Whether there is something of somebody else than this user. */
  boolean anyOther(String user) {
    return due.stream().anyMatch(one -> !one.user().id().equals(user));
  }

  /**
   * Those of one person together, but for those that must stand alone; what is left comes later.
   */
  List<List<WaitingWrite>> take() {
    List<List<WaitingWrite>> groups = new ArrayList<>();
    Map<String, List<WaitingWrite>> byUser = new LinkedHashMap<>();
    List<WaitingWrite> later = new ArrayList<>();
    for (WaitingWrite write : due) {
      List<WaitingWrite> own = byUser.get(write.user().id());
      if (own == null) {
        own = new ArrayList<>();
        own.add(write);
        byUser.put(write.user().id(), own);
        groups.add(own);
      } else if (own.get(0).alone()
          || write.alone()
          || WaitingWrite.bytes(own) > OpenDocument.LARGE) {
        later.add(write);
      } else {
        own.add(write);
      }
    }
    due.clear();
    due.addAll(later);
    return groups;
  }
}
