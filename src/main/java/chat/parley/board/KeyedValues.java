package chat.parley.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The keyed values of an open board as the store has them, and which went lately. */
final class KeyedValues {
  /** So many are remembered; who has missed more gets a whole view. */
  private static final int MOST_DROPPED = 1_000;

  private final Map<DroppedKey, Held> values = new HashMap<>();
  private final Deque<Gone> gone = new ArrayDeque<>();
  private long forgotten = Long.MIN_VALUE;

  private record Held(KeyedValue value, long changed) {}

  private record Gone(DroppedKey key, long rev, long changed) {}

  /** Takes what is newer than what is here; told twice it is no news. */
  boolean put(KeyedValue value, long revision) {
    DroppedKey key = new DroppedKey(value.name(), value.key());
    Held held = values.get(key);
    if (held != null && held.value().rev() >= value.rev()) {
      return false;
    }
    values.put(key, new Held(value, revision));
    gone.removeIf(dropped -> dropped.key().equals(key));
    return true;
  }

  boolean drop(DroppedKey key, long revision) {
    Held held = values.remove(key);
    if (held == null) {
      return false;
    }
    gone.add(new Gone(key, held.value().rev(), revision));
    if (gone.size() > MOST_DROPPED) {
      forgotten = gone.remove().changed();
    }
    return true;
  }

  /** What is here and was dropped elsewhere before the store was read. */
  List<DroppedKey> missing(StoredBoard stored) {
    Set<DroppedKey> there =
        stored.values().stream()
            .map(value -> new DroppedKey(value.name(), value.key()))
            .collect(Collectors.toSet());
    return values.entrySet().stream()
        .filter(of -> of.getValue().value().rev() <= stored.rev() && !there.contains(of.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What has gone by itself; when it did is nobody's news but that of those who watch. */
  boolean expire(long now, long revision) {
    List<DroppedKey> over =
        values.entrySet().stream()
            .filter(of -> expired(of.getValue().value(), now))
            .map(Map.Entry::getKey)
            .toList();
    over.forEach(key -> drop(key, revision));
    return !over.isEmpty();
  }

  private static boolean expired(KeyedValue value, long now) {
    return value.expires().isPresent() && value.expires().getAsLong() <= now;
  }

  /** Whether any will go by itself. */
  boolean expiring() {
    return values.values().stream().anyMatch(held -> held.value().expires().isPresent());
  }

  List<KeyedValue> since(long revision, Predicate<MetricName> wanted, long now) {
    return values.values().stream()
        .filter(held -> held.changed() > revision && wanted.test(held.value().name()))
        .map(Held::value)
        .filter(value -> !expired(value, now))
        .toList();
  }

  List<DroppedKey> dropped(long revision, Predicate<MetricName> wanted) {
    return gone.stream()
        .filter(dropped -> dropped.changed() > revision && wanted.test(dropped.key().name()))
        .map(Gone::key)
        .toList();
  }

  /** Whether all that went since then is remembered. */
  boolean remembers(long revision) {
    return revision >= forgotten;
  }

  /** That state, or the first later one since which all that went is remembered. */
  long remembered(long revision) {
    return Math.max(revision, forgotten);
  }

  long bytes() {
    long bytes = 200L * gone.size();
    for (Iterator<Held> all = values.values().iterator(); all.hasNext(); ) {
      KeyedValue value = all.next().value();
      bytes += 300 + 2L * (value.json().length() + value.key().length());
    }
    return bytes;
  }
}
