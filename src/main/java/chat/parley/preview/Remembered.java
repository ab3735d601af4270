package chat.parley.preview;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What was found, for a while and within so many bytes; what is being looked for is looked for
 * once. On one loop.
 */
final class Remembered<V> {
  private static final long FOUND_MILLIS = 60 * 60 * 1_000L;
  private static final long NOTHING_MILLIS = 5 * 60 * 1_000L;
  private static final int ENTRY_BYTES = 200;

  private final long mostBytes;
  private final ToLongFunction<V> weight;
  private final LongSupplier clock;
  private final Map<String, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Future<Optional<V>>> underWay = new HashMap<>();
  private long bytes;

  private record Kept<V>(Optional<V> value, long bytes, long until) {}

  /**
   * @param clock milliseconds since 1970
   */
  Remembered(long mostBytes, ToLongFunction<V> weight, LongSupplier clock) {
    this.mostBytes = mostBytes;
    this.weight = weight;
    this.clock = clock;
  }

  /**
   * @param search fails where it is worth looking again soon; nothing of that is remembered
   */
  Future<Optional<V>> get(String key, Supplier<Future<Optional<V>>> search) {
    Kept<V> known = kept.get(key);
    if (known != null && known.until() > clock.getAsLong()) {
      return Future.succeededFuture(known.value());
    }
    Future<Optional<V>> same = underWay.get(key);
    if (same != null) {
      return same;
    }
    Future<Optional<V>> searching = search.get();
    if (searching.isComplete()) {
      searching.onSuccess(value -> keep(key, value));
      return searching;
    }
    Future<Optional<V>> found =
        searching.onComplete(done -> underWay.remove(key)).onSuccess(value -> keep(key, value));
    underWay.put(key, found);
    return found;
  }

  private void keep(String key, Optional<V> value) {
    forget(kept.remove(key));
    long size = ENTRY_BYTES + 2L * key.length() + value.map(weight::applyAsLong).orElse(0L);
    if (size > mostBytes) {
      return;
    }
    long millis = value.isPresent() ? FOUND_MILLIS : NOTHING_MILLIS;
    kept.put(key, new Kept<>(value, size, clock.getAsLong() + millis));
    bytes += size;
    Iterator<Kept<V>> oldest = kept.values().iterator();
    while (bytes > mostBytes) {
      forget(oldest.next());
      oldest.remove();
    }
  }

  private void forget(Kept<V> gone) {
    bytes -= gone == null ? 0 : gone.bytes();
  }

  long bytes() {
    return bytes;
  }
}
