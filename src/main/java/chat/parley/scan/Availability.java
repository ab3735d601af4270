package chat.parley.scan;

import chat.parley.message.file.Waits;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the scanner is there. When it is not, that is said once, and it is asked again after a
 * pause that grows, however many files wait. Used on one loop.
 */
final class Availability {
  private static final Logger LOG = LoggerFactory.getLogger(Availability.class);
  private static final long LONGEST_PAUSE_MILLIS = 60_000;
  private static final String WORDS = "All of the file is here; it waits to be checked.";

  private final Clamd clamd;
  private final ScanRules rules;
  private final LongSupplier clock;
  private final ScanCounts counts;
  private Optional<Outage> outage = Optional.empty();
  private Optional<Future<Void>> asking = Optional.empty();

  Availability(Clamd clamd, ScanRules rules, LongSupplier clock, ScanCounts counts) {
    this.clamd = clamd;
    this.rules = rules;
    this.clock = clock;
    this.counts = counts;
  }

  private record Outage(long since, long pause, long until) {}

  /** Done when it can be sent files; fails with {@link Waits}. */
  Future<Void> there() {
    if (outage.isEmpty()) {
      return Future.succeededFuture();
    }
    long rest = outage.get().until() - clock.getAsLong();
    return rest > 0 ? Future.failedFuture(new Waits(WORDS, rest)) : asked();
  }

  /** It did not do what it had to. Is it there at all? Fails with {@link Waits} when it is not. */
  Future<Void> asked() {
    if (asking.isPresent()) {
      return asking.get();
    }
    Future<Void> answered = clamd.ping().onSuccess(pong -> back()).recover(this::away);
    asking = Optional.of(answered);
    return answered.onComplete(done -> asking = Optional.empty());
  }

  private void back() {
    outage.ifPresent(
        over ->
            LOG.info(
                "The virus scanner at {} answers again, after {} s",
                rules.address(),
                (clock.getAsLong() - over.since()) / 1_000));
    outage = Optional.empty();
    counts.scanner(true);
  }

  private Future<Void> away(Throwable cause) {
    long now = clock.getAsLong();
    if (outage.isEmpty()) {
      LOG.warn(
          "The virus scanner at {} cannot be used: {}. Files wait for it",
          rules.address(),
          cause.getMessage());
      counts.scanner(false);
    }
    long pause =
        outage
            .map(one -> Math.min(2 * one.pause(), LONGEST_PAUSE_MILLIS))
            .orElse(rules.firstPauseMillis());
    outage = Optional.of(new Outage(outage.map(Outage::since).orElse(now), pause, now + pause));
    return Future.failedFuture(new Waits(WORDS, pause));
  }
}
