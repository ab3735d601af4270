package chat.parley.bench;

import chat.parley.bench.load.Crowd;
import chat.parley.bench.load.Shape;
import java.util.function.Consumer;

/** A crowd comes, speaks, and hears every message of its rooms. */
record Speaking(String name, String title, Shape shape, Consumer<Crowd> begin) implements Scenario {
  private static final double MICROS = 1e6;

  @Override
  public Figures run(Target target, Timing timing) {
    try (Peer server = target.start();
        Crowd crowd = new Crowd(server.port(), target.dialect(), shape)) {
      crowd.gather();
      Timing.sleep(1);
      begin.accept(crowd);
      Timing.sleep(timing.warmSeconds());
      crowd.record();
      long heard = crowd.heard();
      double cpu = server.cpuSeconds();
      double own = Peer.ownCpuSeconds();
      long begun = System.nanoTime();
      Timing.sleep(timing.seconds());
      double cost = server.cpuSeconds() - cpu;
      double load = Peer.ownCpuSeconds() - own;
      long deliveries = crowd.heard() - heard;
      double seconds = (System.nanoTime() - begun) / 1e9;
      double resident = server.residentMegabytes();
      crowd.rest();
      return new Figures()
          .with("CPU µs/delivery", cost * MICROS / deliveries)
          .with("deliveries/s", deliveries / seconds)
          .with(crowd.latencies())
          .with("resident MB", resident)
          .with("client's CPU µs/delivery", load * MICROS / deliveries);
    }
  }
}
