package chat.parley.scan;

import chat.parley.message.file.Waits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Files with which a scanner that answers did not come to an end: each is tried again less and less
 * often, so that those on which it fails take nothing from the others. Used on one loop.
 */
final class Retries {
  private static final int MOST = 10_000;
  private static final long FIRST_MILLIS = 60_000;
  private static final long LONGEST_MILLIS = 3_600_000;

  private final LongSupplier clock;
  private final Map<String, Attempt> attempts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempt> eldest) {
          return size() > MOST;
        }
      };

  Retries(LongSupplier clock) {
    this.clock = clock;
  }

  private record Attempt(long pause, long until) {}

  /** Why a file has to wait now, if it has to. */
  Optional<Waits> rest(String file) {
    return Optional.ofNullable(attempts.get(file))
        .map(attempt -> attempt.until() - clock.getAsLong())
        .filter(rest -> rest > 0)
        .map(Retries::waits);
  }

  private static Waits waits(long millis) {
    return new Waits("All of the file is here; the scanner could not check it yet.", millis);
  }

  Waits failed(String file) {
    long pause =
        Optional.ofNullable(attempts.remove(file))
            .map(attempt -> Math.min(2 * attempt.pause(), LONGEST_MILLIS))
            .orElse(FIRST_MILLIS);
    attempts.put(file, new Attempt(pause, clock.getAsLong() + pause));
    return waits(pause);
  }

  void done(String file) {
    attempts.remove(file);
  }
}
