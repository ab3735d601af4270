package chat.parley.message.file;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who waits for more of files that grow. Used from any thread. */
public final class Followers {
  private final Map<String, Set<Runnable>> followers = new ConcurrentHashMap<>();

  private final Consumer<String> first;

  /**
   * @param first hears of each file that nobody followed before
   */
  Followers(Consumer<String> first) {
    this.first = first;
  }

  /** The files that somebody follows. */
  Set<String> all() {
    return Set.copyOf(followers.keySet());
  }

  /** Whether somebody follows a file. */
  boolean of(String id) {
    return followers.containsKey(id);
  }

  /** There may be more to read of a file, or nothing more comes. */
  void grown(String id) {
    followers.getOrDefault(id, Set.of()).forEach(Runnable::run);
  }

  /** Calls this each time that there may be more to read of a file; on any thread. */
  public void add(String id, Runnable more) {
    boolean followed = of(id);
    followers.compute(
        id,
        (file, known) -> {
          Set<Runnable> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(more);
          return all;
        });
    if (!followed) {
      first.accept(id);
    }
  }

  public void remove(String id, Runnable more) {
    followers.computeIfPresent(
        id,
        (file, known) -> {
          known.remove(more);
          return known.isEmpty() ? null : known;
        });
  }
}
