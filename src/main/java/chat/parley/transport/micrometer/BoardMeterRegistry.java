package chat.parley.transport.micrometer;

import chat.parley.transport.feed.BoardFeed;
import chat.parley.transport.feed.Losses;
import chat.parley.transport.program.SharedBoard;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import io.micrometer.core.instrument.util.NamedThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry of Micrometer whose meters are on a board, told once a step: add it to the composite
 * of a program. What it tells waits for nobody; close it before Parley stops.
 */
public final class BoardMeterRegistry extends StepMeterRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(BoardMeterRegistry.class);
  private static final long WAITING_BYTES = 8 * 1024 * 1024;

  /** A step that is told a little late must not have lost its percentiles. */
  private static final int REMEMBERED = 3;

  private final Duration step;
  private final BoardFeed feed;

  /**
   * Begins to tell.
   *
   * @param step how often; a second at least
   */
  public BoardMeterRegistry(SharedBoard board, Duration step) {
    super(new Steps(step), Clock.SYSTEM);
    this.step = step;
    this.feed = board.feed(WAITING_BYTES, BoardMeterRegistry::lost);
    start(new NamedThreadFactory("parley-board-meters"));
  }

  private static void lost(Losses losses) {
    LOG.warn("{} numbers of meters are on no board: {}", losses.all(), losses.why());
  }

  @Override
  protected void publish() {
    long now = clock.wallTime();
    MeterItems items = new MeterItems(getBaseTimeUnit(), item -> feed.offer(item.at(now)));
    getMeters().forEach(items::of);
  }

  @Override
  protected DistributionStatisticConfig defaultHistogramConfig() {
    return DistributionStatisticConfig.builder()
        .expiry(step.multipliedBy(REMEMBERED))
        .bufferLength(REMEMBERED)
        .build()
        .merge(DistributionStatisticConfig.DEFAULT);
  }

  @Override
  protected TimeUnit getBaseTimeUnit() {
    return TimeUnit.MILLISECONDS;
  }

  /** Nothing but the step is set. */
  private record Steps(Duration step) implements StepRegistryConfig {
    private Steps {
      if (step.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("a step takes a second at least");
      }
    }

    @Override
    public String prefix() {
      return "parley";
    }

    /** Micrometer asks for what is not set by null. */
    @Override
    public String get(String key) {
      return null;
    }
  }
}
