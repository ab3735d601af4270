package chat.parley.transport.statsd;

import chat.parley.transport.ProgramCode;
import chat.parley.transport.feed.Losses;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was wrong with what came: counted, and told in one line a minute, never by packet. */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
  private static final int SHOWN = 80;

  private final Vertx vertx;
  private final Duration quiet;
  private long wrong;
  private long packets;
  private Losses lost = Losses.NONE;
  private String example = "";
  private boolean telling;

  /**
   * @param quiet between two lines
   */
  Complaints(Vertx vertx, Duration quiet) {
    this.vertx = vertx;
    this.quiet = quiet;
  }

  void wrong(String line) {
    wrong++;
    example = ProgramCode.shown(line.substring(0, Math.min(SHOWN, line.length())));
    later();
  }

  /** A packet came from an address that has sent too much. */
  void tooFast() {
    packets++;
    later();
  }

  void lost(Losses more) {
    lost = lost.plus(more);
    later();
  }

  private void later() {
    if (!telling) {
      telling = true;
      vertx.setTimer(quiet.toMillis(), timer -> tell());
    }
  }

  private void tell() {
    telling = false;
    LOG.warn(
        "StatsD: {} lines were wrong (such as \"{}\"), {} packets came too fast, {} items are on no"
            + " board ({})",
        wrong,
        example,
        packets,
        lost.all(),
        lost.why());
    wrong = 0;
    packets = 0;
    lost = Losses.NONE;
    example = "";
  }
}
