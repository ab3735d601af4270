package chat.parley.document;

import chat.parley.access.User;
import chat.parley.document.yjs.Update;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one person writes, on its way into the log. Touched only by the loop that owns the rooms.
 */
final class WaitingWrite {
  private final User user;
  private final Update update;
  private final OptionalLong onlyAt;
  private final long until;
  private final Promise<Long> taken = Promise.promise();
  private boolean alone;

  /**
   * @param onlyAt only if the log ends there
   * @param until then it waits no more for what it builds on: milliseconds since 1970
   */
  WaitingWrite(User user, Update update, OptionalLong onlyAt, long until) {
    this.user = user;
    this.update = update;
    this.onlyAt = onlyAt;
    this.until = until;
    this.alone = onlyAt.isPresent();
  }

  User user() {
    return user;
  }

  Update update() {
    return update;
  }

  OptionalLong onlyAt() {
    return onlyAt;
  }

  boolean late(long now) {
    return now >= until;
  }

  long until() {
    return until;
  }

  int bytes() {
    return update.bytes().length;
  }

  static long bytes(List<WaitingWrite> writes) {
    return writes.stream().mapToLong(WaitingWrite::bytes).sum();
  }

  boolean large() {
    return bytes() >= OpenDocument.LARGE;
  }

  /** Whether it becomes an entry of its own. */
  boolean alone() {
    return alone;
  }

  /** What was refused with others may not be at fault. */
  void setApart() {
    alone = true;
  }

  /** With the position of the entry that has the last of it. */
  Future<Long> taken() {
    return taken.future();
  }

  void complete(long pos) {
    taken.tryComplete(pos);
  }

  void fail(Throwable cause) {
    taken.tryFail(cause);
  }
}
