package chat.parley.operations;

import chat.parley.budget.Budget;
import chat.parley.budget.Budgets;
import chat.parley.cluster.Cluster;
import chat.parley.delivery.LoopSockets;
import chat.parley.document.DocumentCounters;
import chat.parley.room.Counters;
import chat.parley.scan.ScanCounts;
import chat.parley.store.DatabaseClock;
import chat.parley.transport.Carrier;
import chat.parley.transport.Loop;
import chat.parley.transport.traffic.Traffic;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What is measured about this node. Everything is read when it is asked for, from any thread. */
public final class Meters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final AtomicInteger rooms = new AtomicInteger();
  private final Recent commits = new Recent();

  public Meters() {
    // Vert.x registers it once for each user of a pool
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("vertx.sql"));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("parley.rooms", rooms, AtomicInteger::get)
        .description("Rooms that are open on this node")
        .register(registry);
  }

  /**
   * Of Vert.x's own metrics the pools, PostgreSQL's among them. The others cost something with
   * every message, or lose sight of connections when they become WebSockets.
   */
  public static MetricsOptions ofVertx() {
    MicrometerMetricsOptions options = new MicrometerMetricsOptions().setEnabled(true);
    for (MetricsDomain domain : MetricsDomain.values()) {
      if (domain != MetricsDomain.NAMED_POOLS) {
        options.addDisabledMetricsCategory(domain);
      }
    }
    return options;
  }

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** How long the last commits took. */
  public Recent commits() {
    return commits;
  }

  /** As Prometheus reads it, text format 0.0.4. */
  public String scrape() {
    return registry.scrape();
  }

  public void rooms(int open) {
    rooms.set(open);
  }

  public void counters(Counters counters) {
    counter("parley.commands", "Commands of clients and services", counters, Counters::commands);
    counter(
        "parley.messages", "Messages that were stored for clients", counters, Counters::messages);
    counter(
        "parley.gap.fills",
        "Times that a room read its log because it had not heard of what others said",
        counters,
        Counters::gaps);
    counter(
        "parley.retention.deleted",
        "Entries of logs that this node has deleted because they were too old",
        counters,
        Counters::expired);
    counter(
        "parley.retention.failures",
        "Times that what was too old could not be deleted",
        counters,
        Counters::failedSweeps);
  }

  public void documents(DocumentCounters counters) {
    counter(
        "parley.document.updates",
        "Updates of documents that were stored for clients",
        counters,
        DocumentCounters::updates);
    counter(
        "parley.document.gap.fills",
        "Times that a document read its log because it had not heard of what others wrote",
        counters,
        DocumentCounters::gaps);
  }

  /** Of the virus scanner. */
  public void scans(ScanCounts counts) {
    Gauge.builder("parley.scanner.up", counts, some -> some.up() ? 1 : 0)
        .description("Whether the virus scanner answers")
        .register(registry);
    scans("clean", counts, ScanCounts::clean);
    scans("rejected", counts, ScanCounts::rejected);
    scans("unchecked", counts, ScanCounts::unchecked);
    scans("failed", counts, ScanCounts::failed);
  }

  private void scans(String outcome, ScanCounts counts, ToDoubleFunction<ScanCounts> value) {
    FunctionCounter.builder("parley.scans", counts, value)
        .description("Files that the virus scanner was sent, by what came of it")
        .tag("outcome", outcome)
        .register(registry);
  }

  public void budgets(Budgets budgets, Traffic traffic) {
    budget("receiving", budgets.receiving(), budgets.receiving()::used);
    budget("storing", budgets.storing(), budgets.storing()::used);
    budget("sending", budgets.sending(), traffic.sending()::used);
    budget("documents", budgets.documents(), budgets.documents()::used);
    budget("boards", budgets.boards(), budgets.boards()::used);
  }

  private void budget(String name, Budget budget, Supplier<Number> used) {
    Gauge.builder("parley.budget.used", used)
        .description("What of the node's memory serves clients now, by purpose")
        .baseUnit("bytes")
        .tag("budget", name)
        .register(registry);
    Gauge.builder("parley.budget.limit", budget, Budget::limit)
        .description("What of it may")
        .baseUnit("bytes")
        .tag("budget", name)
        .register(registry);
    FunctionCounter.builder("parley.budget.refusals", budget, Budget::refusals)
        .description("Who was refused or sent away because it was used up")
        .tag("budget", name)
        .register(registry);
  }

  public void cluster(Cluster cluster) {
    Gauge.builder("parley.cluster.nodes", cluster, Cluster::nodes)
        .description("Nodes that this one hears, itself among them")
        .register(registry);
  }

  public void clock(DatabaseClock clock) {
    Gauge.builder("parley.clock.ahead", clock, some -> some.aheadMillis().orElse(0) / 1000.0)
        .description("How far this machine's clock is ahead of the database's")
        .baseUnit("seconds")
        .register(registry);
  }

  private <T> void counter(String name, String about, T source, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, source, value).description(about).register(registry);
  }

  /** One event loop and its sockets; gives what takes its delays. */
  public Timer loop(String name, Loop loop, LoopSockets sockets) {
    for (Carrier carrier : Carrier.values()) {
      Gauge.builder("parley.connections", loop, some -> some.connections(carrier))
          .description("Clients that are connected")
          .tags("carrier", carrier.label(), "loop", name)
          .register(registry);
    }
    Gauge.builder("parley.waiting", loop, Loop::waitingBytes)
        .description("What was written and clients have not taken yet")
        .baseUnit("bytes")
        .tag("loop", name)
        .register(registry);
    FunctionCounter.builder("parley.deliveries", sockets, LoopSockets::delivered)
        .description("Events times the sockets they were for")
        .tag("loop", name)
        .register(registry);
    FunctionCounter.builder("parley.slow.closes", sockets, LoopSockets::slowCloses)
        .description("Clients that were cut off because they did not read")
        .tag("loop", name)
        .register(registry);
    return Timer.builder("parley.loop.delay")
        .description("How much later than asked an event loop gets to do something")
        .tag("loop", name)
        .register(registry);
  }

  /** Adds a delay that was seen. */
  public static void delay(Timer timer, long nanos) {
    timer.record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
