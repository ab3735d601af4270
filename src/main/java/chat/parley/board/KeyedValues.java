package chat.parley.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The keyed values of an open board as the store has them, and which went lately. What changed last
 * is found without a look at the others: there may be many, and many groups that ask ten times a
 * second.
 */
final class KeyedValues {
  /** So many are remembered; who has missed more gets a whole view. */
  private static final int MOST_DROPPED = 1_000;

  /** Of memory: a board that is opened has all of them there. */
  private static final long MOST_BYTES = 8 << 20;

  private static final int OWN_BYTES = 400;
  private static final int DROPPED_BYTES = 200;

  private final Map<DroppedKey, Held> values = new HashMap<>();
  private final NavigableMap<Long, Held> byChange = new TreeMap<>();
  private final Map<DroppedKey, Long> gone = new LinkedHashMap<>();
  private long forgotten = Long.MIN_VALUE;
  private long changes;
  private long bytes;
  private int expiring;

  /**
   * @param place among all changes
   */
  private record Held(KeyedValue value, long changed, long place) {
    private boolean expires() {
      return value.expires().isPresent();
    }

    private long bytes() {
      return OWN_BYTES + 2L * (value.json().length() + value.key().length());
    }
  }

  /** Takes what is newer than what is here; told twice it is no news. */
  boolean put(KeyedValue value, long revision) {
    DroppedKey key = new DroppedKey(value.name(), value.key());
    Held held = values.get(key);
    if (held != null && held.value().rev() >= value.rev()) {
      return false;
    }
    remove(key);
    Held news = new Held(value, revision, ++changes);
    values.put(key, news);
    byChange.put(news.place(), news);
    bytes += news.bytes();
    expiring += news.expires() ? 1 : 0;
    gone.remove(key);
    return true;
  }

  private boolean remove(DroppedKey key) {
    Held held = values.remove(key);
    if (held == null) {
      return false;
    }
    byChange.remove(held.place());
    bytes -= held.bytes();
    expiring -= held.expires() ? 1 : 0;
    return true;
  }

  boolean drop(DroppedKey key, long revision) {
    if (!remove(key)) {
      return false;
    }
    gone.put(key, revision);
    if (gone.size() > MOST_DROPPED) {
      Iterator<Long> eldest = gone.values().iterator();
      forgotten = eldest.next();
      eldest.remove();
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
    return expiring > 0;
  }

  /** The last one first. */
  List<KeyedValue> since(long revision, Predicate<MetricName> wanted, long now) {
    List<KeyedValue> since = new ArrayList<>();
    for (Held held : byChange.descendingMap().values()) {
      if (held.changed() <= revision) {
        break;
      }
      if (wanted.test(held.value().name()) && !expired(held.value(), now)) {
        since.add(held.value());
      }
    }
    return since;
  }

  List<DroppedKey> dropped(long revision, Predicate<MetricName> wanted) {
    return gone.entrySet().stream()
        .filter(dropped -> dropped.getValue() > revision && wanted.test(dropped.getKey().name()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether all that went since then is remembered. */
  boolean remembers(long revision) {
    return revision >= forgotten;
  }

  /** Whether there is place for what is put, maybe over what is there. */
  boolean hasRoom(Item.Put put) {
    Held held = values.get(new DroppedKey(put.name(), put.key()));
    long freed = held == null ? 0 : held.bytes();
    return bytes - freed + OWN_BYTES + 2L * (put.json().length() + put.key().length())
        <= MOST_BYTES;
  }

  long bytes() {
    return bytes + (long) DROPPED_BYTES * gone.size();
  }
}
