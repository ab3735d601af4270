package chat.parley.cluster;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once, in the log, why nodes that write to the same store are not heard, and keeps it for
 * whoever asks how this one is. Touched by the loop of the cluster, and read by any thread.
 */
final class MissingNodes {
  private static final Logger LOG = LoggerFactory.getLogger("parley");

  /** A node that has just died, or has just come, is no trouble. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final Supplier<Future<Optional<String>>> why;
  private long since = Long.MAX_VALUE;
  private boolean asking;
  private volatile Optional<String> reason = Optional.empty();

  /**
   * @param why finds a reason, which takes a while
   */
  MissingNodes(Supplier<Future<Optional<String>>> why) {
    this.why = why;
  }

  /**
   * @param missing nodes that write to the store and are not heard
   * @param now monotonic, milliseconds
   */
  void seen(Set<String> missing, long now) {
    if (missing.isEmpty()) {
      since = Long.MAX_VALUE;
      reason = Optional.empty();
    } else {
      since = Math.min(since, now);
      if (now - since > PATIENCE_MILLIS && !asking) {
        asking = true;
        why.get().onSuccess(this::found).onComplete(done -> asking = false);
      }
    }
  }

  private void found(Optional<String> found) {
    if (since < Long.MAX_VALUE && found.isPresent() && !found.equals(reason)) {
      LOG.warn("Nodes that write to the same database are not heard: {}", found.get());
      reason = found;
    }
  }

  Optional<String> reason() {
    return reason;
  }
}
