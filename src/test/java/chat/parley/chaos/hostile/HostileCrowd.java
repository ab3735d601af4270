package chat.parley.chaos.hostile;

import chat.parley.support.Await;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * All kinds of hostile clients at once, on one event loop. When that loop needs more than its share
 * of a processor the crowd leaves beats out: what is tried is the server's limits, and not who has
 * more processors.
 */
public final class HostileCrowd implements AutoCloseable {
  private static final long BEAT_MILLIS = TimeUnit.SECONDS.toMillis(1) / Kind.BEATS_PER_SECOND;

  /** Above the rows of {@link #rows}. */
  public static final String TABLE_HEAD =
      """
      | hostile kind, from | opened | ended by the server | sent | answered | refused |
      | --- | --- | --- | --- | --- | --- |""";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final int port;
  private final List<Camp> camps = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final List<Toll> tolls = new ArrayList<>();
  private final Share share = new Share();

  /**
   * @param rooms of honest people, whom some of the crowd listen to
   */
  public HostileCrowd(int port, List<String> rooms) {
    this.port = port;
    add("half-sent attachments", "127.0.0.2", HalfAttachments::new);
    add("half-sent bodies", "127.0.0.3", HalfBodies::new);
    add("bursts of 57 KB", "127.0.0.4", Bursts::new);
    add("abandoned handshakes", "127.0.0.5", AbandonedHandshakes::new);
    add("abandoned polls", "127.0.0.5", AbandonedPolls::new);
    add("half-sent headers", "127.0.0.5", HalfHeaders::new);
    add("slow readers", "127.0.0.6", camp -> new SlowReaders(camp, rooms));
    add("presence in 200 rooms", "127.0.0.7", PresenceAmplifiers::new);
    add("resume of 1,000 rooms", "127.0.0.7", ResumeAmplifiers::new);
    add("history and rooms", "127.0.0.7", Askers::new);
    add("free riders", "127.0.0.8", FreeRiders::new);
    add("liars", "127.0.0.9", Liars::new);
    add("reconnect storms", "127.0.0.9", ReconnectStorms::new);
  }

  private void add(String name, String address, Function<Camp, Kind> kind) {
    Toll toll = new Toll(name + ", " + address);
    tolls.add(toll);
    Camp camp = new Camp(vertx, address, port, toll);
    camps.add(camp);
    kinds.add(kind.apply(camp));
  }

  /** Begins, and stops by itself when the time is over. */
  public void attacks(Duration howLong) {
    long end = System.nanoTime() + howLong.toNanos();
    vertx.setPeriodic(
        BEAT_MILLIS,
        timer -> {
          if (System.nanoTime() > end) {
            vertx.cancelTimer(timer);
            camps.forEach(Camp::breaksUp);
            vertx.close();
          } else if (share.allowsMore()) {
            kinds.forEach(Kind::beat);
          }
        });
  }

  /** What each kind did and got; asked when it has stopped. */
  public List<String> rows() {
    return tolls.stream().map(Toll::row).toList();
  }

  /** What it took of one processor, and what it left out. */
  public Share share() {
    return share;
  }

  /** Cuts all that are left. */
  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
