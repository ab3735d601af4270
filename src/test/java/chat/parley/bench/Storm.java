package chat.parley.bench;

import chat.parley.bench.load.Crowd;
import chat.parley.bench.load.Shape;

/**
 * Everybody comes at once, while a few who are there already go on speaking. What the first ones
 * cost a server that has just started is told apart.
 */
record Storm(String name, String title, Shape shape) implements Scenario {
  private static final Shape EARLIER = Shape.rooms(1, 100, 4);
  private static final Shape WARMING = Shape.rooms(500, 10, 1);
  private static final int WARMINGS = 5;
  private static final int PER_SECOND = 20;
  private static final double MICROS = 1e6;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public Figures run(Target target, Timing timing) {
    try (Peer server = target.start();
        Crowd earlier = new Crowd(server.port(), target.dialect(), EARLIER);
        Crowd storm = new Crowd(server.port(), target.dialect(), shape)) {
      double cold = come(server, target, WARMING);
      for (int times = 0; times < WARMINGS; times++) {
        come(server, target, WARMING);
      }
      earlier.gather();
      earlier.speak(PER_SECOND);
      Timing.sleep(2);
      earlier.record();
      double cpu = server.cpuSeconds();
      storm.gather();
      double cost = server.cpuSeconds() - cpu;
      double resident = server.residentMegabytes();
      earlier.rest();
      storm.check();
      return new Figures()
          .with("CPU µs/connection", cost * MICROS / shape.sockets())
          .with("of the first 5,000", cold)
          .with("all in after ms", storm.joining().getMaxValue() / NANOS_PER_MILLI)
          .with(
              "p99 ms of those there",
              earlier.latencies().getValueAtPercentile(99) / NANOS_PER_MILLI)
          .with("resident MB", resident);
    }
  }

  /** Returns what a connection cost, in microseconds. */
  private static double come(Peer server, Target target, Shape shape) {
    double cpu = server.cpuSeconds();
    try (Crowd crowd = new Crowd(server.port(), target.dialect(), shape)) {
      crowd.gather();
      return (server.cpuSeconds() - cpu) * MICROS / shape.sockets();
    }
  }
}
