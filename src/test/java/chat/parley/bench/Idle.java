package chat.parley.bench;

import chat.parley.bench.load.Crowd;
import chat.parley.bench.load.Shape;

/** Many who say nothing: what each of them keeps alive, and what their heartbeats cost. */
record Idle(String name, String title, Shape shape) implements Scenario {
  private static final Shape FIRST = Shape.rooms(1, 200, 1);

  /** Longer than any server's heartbeat, so that all have answered once before it counts. */
  private static final int SETTLING_SECONDS = 30;

  private static final int SILENT_SECONDS = 30;
  private static final double KILO = 1_024;

  @Override
  public Figures run(Target target, Timing timing) {
    try (Peer server = target.start();
        Crowd first = new Crowd(server.port(), target.dialect(), FIRST);
        Crowd many = new Crowd(server.port(), target.dialect(), shape)) {
      first.gather();
      Timing.sleep(2);
      double heap = target.jvm() ? server.liveHeap() : Double.NaN;
      double resident = server.residentMegabytes();
      many.gather();
      Timing.sleep(2);
      double heapGrown = target.jvm() ? server.liveHeap() - heap : Double.NaN;
      double residentGrown = (server.residentMegabytes() - resident) * KILO;
      Timing.sleep(SETTLING_SECONDS);
      double cpu = server.cpuSeconds();
      Timing.sleep(SILENT_SECONDS);
      double busy = (server.cpuSeconds() - cpu) / SILENT_SECONDS;
      first.check();
      many.check();
      return new Figures()
          .with("live heap bytes/connection", heapGrown / shape.sockets())
          .with("resident KB/connection", residentGrown / shape.sockets())
          .with("CPU % of a core", busy * 100);
    }
  }
}
