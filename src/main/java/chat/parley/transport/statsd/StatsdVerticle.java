package chat.parley.transport.statsd;

import chat.parley.board.BoardView;
import chat.parley.config.ConfigException;
import chat.parley.config.StatsdConfig;
import chat.parley.transport.MonotonicClock;
import chat.parley.transport.feed.BoardFeed;
import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.Recorder;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Listens for StatsD on one loop. Nobody is ever answered: UDP does not say who one is. */
public final class StatsdVerticle extends VerticleBase {
  /** Of items that wait for the board. */
  private static final long WAITING_BYTES = 8 * 1024 * 1024;

  /** What the kernel keeps while this loop does something else. */
  private static final int KERNEL_BYTES = 1024 * 1024;

  private static final long MOMENT_MILLIS = 20;
  private static final long SWEEP_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final StatsdConfig config;
  private final Recorder recorder;
  private final Supplier<Future<BoardView>> board;
  private final Duration quiet;
  private final Gauges gauges = new Gauges();
  private final Counts counts = new Counts();
  private final SampleItems items = new SampleItems(gauges, counts);
  private SenderPaces paces;
  private Complaints complaints;
  private BoardFeed feed;
  private boolean telling;

  /**
   * @param board how it is
   * @param quiet between two lines of the log about what is wrong
   */
  public StatsdVerticle(
      StatsdConfig config, Recorder recorder, Supplier<Future<BoardView>> board, Duration quiet) {
    this.config = config;
    this.recorder = recorder;
    this.board = board;
    this.quiet = quiet;
  }

  @Override
  public Future<?> start() {
    paces = new SenderPaces(config.bytesPerSecond(), MonotonicClock.millis());
    complaints = new Complaints(vertx, quiet);
    feed = new BoardFeed(vertx, recorder, WAITING_BYTES, Duration.ofSeconds(1), complaints::lost);
    vertx.setPeriodic(SWEEP_MILLIS, timer -> paces.sweep(MonotonicClock.millis()));
    DatagramSocket socket =
        vertx.createDatagramSocket(new DatagramSocketOptions().setReceiveBufferSize(KERNEL_BYTES));
    socket.handler(this::hear);
    return board
        .get()
        .onSuccess(gauges::begin)
        .compose(known -> socket.listen(config.port(), config.host()))
        .recover(this::unusable);
  }

  private Future<DatagramSocket> unusable(Throwable cause) {
    return Future.failedFuture(
        new ConfigException(
            "boards.statsd.port %d on boards.statsd.host %s cannot be used: %s"
                .formatted(config.port(), config.host(), cause.getMessage())));
  }

  private void hear(DatagramPacket packet) {
    Buffer data = packet.data();
    if (!paces.takes(packet.sender().hostAddress(), data.length(), MonotonicClock.millis())) {
      complaints.tooFast();
      return;
    }
    data.toString(StandardCharsets.UTF_8).lines().forEach(this::line);
    if (!telling && (gauges.changed() || counts.any())) {
      telling = true;
      vertx.setTimer(MOMENT_MILLIS, timer -> tell());
    }
  }

  private void tell() {
    telling = false;
    counts.take().forEach(feed::offer);
    gauges.take(System.currentTimeMillis()).forEach(feed::offer);
  }

  private void line(String line) {
    if (line.isBlank()) {
      return;
    }
    Optional<List<BoardItem>> read = SampleReader.read(line.strip()).flatMap(items::of);
    read.ifPresentOrElse(some -> some.forEach(feed::offer), () -> complaints.wrong(line));
  }
}
