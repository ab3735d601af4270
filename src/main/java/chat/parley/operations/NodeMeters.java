package chat.parley.operations;

import chat.parley.board.Labels;
import chat.parley.board.NodeFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What is measured about this node anyway, for its board. Nothing is measured for that alone; read
 * by one loop.
 */
public final class NodeMeters implements NodeFigures {
  private static final String CARRIER = "carrier";
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final MeterRegistry registry;
  private final Recent commits;
  private final Optional<String> node;
  private final Map<Meter.Id, Beats> beats = new HashMap<>();

  /** What a timer has taken so far. */
  private record Beats(long count, double millis) {}

  /**
   * @param node its name, where there are others
   */
  public NodeMeters(Meters meters, Optional<String> node) {
    this.registry = meters.registry();
    this.commits = meters.commits();
    this.node = node;
  }

  @Override
  public void tell(Listener to) {
    to.count("deliveries", total("parley.deliveries"));
    to.count("messages", total("parley.messages"));
    to.count("commands", total("parley.commands"));
    connections(to);
    Runtime runtime = Runtime.getRuntime();
    to.gauge("heap_bytes", labels(Map.of()), runtime.totalMemory() - runtime.freeMemory());
    for (long nanos : commits.take()) {
      to.observe("commit_ms", nanos / NANOS_PER_MILLI);
    }
    registry.find("parley.loop.delay").timers().forEach(loop -> delay(loop, to));
  }

  private double total(String name) {
    return registry.find(name).functionCounters().stream()
        .mapToDouble(FunctionCounter::count)
        .sum();
  }

  private void connections(Listener to) {
    Map<String, Double> byCarrier = new TreeMap<>();
    for (Gauge loop : registry.find("parley.connections").gauges()) {
      byCarrier.merge(loop.getId().getTag(CARRIER), loop.value(), Double::sum);
    }
    byCarrier.forEach(
        (carrier, open) -> to.gauge("connections", labels(Map.of(CARRIER, carrier)), open));
  }

  /** A loop takes its delay once a second, so what has come since is mostly one. */
  private void delay(Timer loop, Listener to) {
    Beats now = new Beats(loop.count(), loop.totalTime(TimeUnit.MILLISECONDS));
    Beats before = Optional.ofNullable(beats.put(loop.getId(), now)).orElse(now);
    if (now.count() > before.count()) {
      double delay = (now.millis() - before.millis()) / (now.count() - before.count());
      to.observe("loop_delay_ms", Math.max(0, delay));
    }
  }

  private Labels labels(Map<String, String> own) {
    Map<String, String> all = new TreeMap<>(own);
    node.ifPresent(name -> all.put("node", name));
    return Labels.of(all);
  }
}
