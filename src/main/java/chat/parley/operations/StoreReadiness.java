package chat.parley.operations;

import chat.parley.log.StoreUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what is said can be stored now. It can when the last append went through, or a probe that
 * writes did when nobody spoke, and when no append waits for long. Asked from any thread; {@link
 * #look} is for one alone, each second.
 */
public final class StoreReadiness {
  private static final Logger LOG = LoggerFactory.getLogger("parley");
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long APPEND_SECONDS = 10;
  private static final long PROBE_SECONDS = 6;

  /** On a disk that is nearly full small things go in and others do not: that is one story. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Supplier<Future<Void>> probe;
  private final Set<Attempt> waiting = ConcurrentHashMap.newKeySet();
  private volatile Outcome last = new Outcome(System.nanoTime(), Optional.empty());
  private volatile Outcome refusal = last;
  private Optional<Outcome> told = Optional.empty();
  private boolean probing;

  /** An append or a probe that has no answer yet; each is itself alone. */
  static final class Attempt {
    private final long began = System.nanoTime();
    private final long patience;

    private Attempt(long seconds) {
      this.patience = TimeUnit.SECONDS.toNanos(seconds);
    }

    private long age() {
      return System.nanoTime() - began;
    }

    private boolean late() {
      return age() > patience;
    }
  }

  /**
   * @param refused why nothing could be stored, if so
   */
  private record Outcome(long at, Optional<String> refused) {
    private long age() {
      return System.nanoTime() - at;
    }
  }

  public StoreReadiness(Supplier<Future<Void>> probe, MeterRegistry registry) {
    this.probe = probe;
    Gauge.builder("parley.store.up", this, readiness -> readiness.trouble().isEmpty() ? 1 : 0)
        .description("Whether what is said can be stored")
        .register(registry);
    Gauge.builder("parley.append.oldest", this, readiness -> readiness.oldestNanos() / 1e9)
        .description("How long the append that waits longest has waited")
        .baseUnit("seconds")
        .register(registry);
  }

  public Attempt begins() {
    return begins(APPEND_SECONDS);
  }

  private Attempt begins(long seconds) {
    Attempt attempt = new Attempt(seconds);
    waiting.add(attempt);
    return attempt;
  }

  public void stored(Attempt attempt) {
    waiting.remove(attempt);
    last = new Outcome(System.nanoTime(), Optional.empty());
  }

  /** A failure that is none of the store's says nothing of it. */
  public void failed(Attempt attempt, Throwable cause) {
    waiting.remove(attempt);
    if (cause instanceof StoreUnavailable) {
      refusal = new Outcome(System.nanoTime(), Optional.of(reason(cause)));
      last = refusal;
    }
  }

  private static String reason(Throwable cause) {
    return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
  }

  /** Why nothing can be stored now, if so. */
  public Optional<String> trouble() {
    return waiting.stream().anyMatch(Attempt::late)
        ? Optional.of("no answer for " + TimeUnit.NANOSECONDS.toSeconds(oldestNanos()) + " s")
        : last.refused();
  }

  private long oldestNanos() {
    return waiting.stream().mapToLong(Attempt::age).max().orElse(0);
  }

  public JsonObject detail() {
    JsonObject detail = new JsonObject().put("oldestSeconds", oldestNanos() / 1_000_000_000L);
    trouble().ifPresent(reason -> detail.put("refuses", reason));
    return detail;
  }

  /** Probes when nobody has appended lately, and tells the log of a change. */
  public void look() {
    Optional<String> trouble = trouble();
    if (trouble.isPresent() && told.isEmpty()) {
      LOG.warn("The store refuses what is said: {}", trouble.get());
      told = Optional.of(new Outcome(System.nanoTime(), trouble));
    } else if (trouble.isEmpty() && told.isPresent() && refusal.age() > SETTLED_NANOS) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(told.get().age());
      LOG.info("The store is good again after {} s", seconds);
      told = Optional.empty();
    }
    if (!probing && (trouble.isPresent() || last.age() >= QUIET_NANOS)) {
      probe();
    }
  }

  /** One at a time: a store that does not answer must not be asked ever more. */
  private void probe() {
    probing = true;
    Attempt attempt = begins(PROBE_SECONDS);
    probe
        .get()
        .timeout(APPEND_SECONDS, TimeUnit.SECONDS)
        .onComplete(written -> stored(attempt), cause -> failed(attempt, unavailable(cause)))
        .onComplete(done -> probing = false);
  }

  private static StoreUnavailable unavailable(Throwable cause) {
    return cause instanceof StoreUnavailable known
        ? known
        : new StoreUnavailable(reason(cause), cause);
  }
}
