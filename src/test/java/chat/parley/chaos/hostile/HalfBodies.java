package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 300 clients of Engine.IO who post half a megabyte of the 900,000 bytes they have announced, and
 * then a byte now and then, so that no silence is ever long enough to be noticed.
 */
final class HalfBodies implements Kind {
  private static final int CLIENTS = 300;
  private static final int ARRIVALS_PER_SECOND = 50;
  private static final int BYTES_PER_SECOND = 10_000_000;
  private static final int ANNOUNCED = 900_000;
  private static final int HALF = 500_000;
  private static final int BEATS_BETWEEN_BYTES = 4 * BEATS_PER_SECOND;
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
  private static final String PATH = "/socket.io/?EIO=4&transport=polling";

  private final Camp camp;
  private final Squad squad = new Squad(CLIENTS, ARRIVALS_PER_SECOND, this::arrives);
  private final Feeder feeder = new Feeder(Buffer.buffer("4" + "a".repeat(HALF)), BYTES_PER_SECOND);
  private final Buffer oneByte = Buffer.buffer("a");
  private int beats;

  HalfBodies(Camp camp) {
    this.camp = camp;
  }

  private Future<Stranger> arrives() {
    return camp.comes()
        .onSuccess(stranger -> stranger.hears(answer -> answered(stranger, answer)))
        .map(stranger -> stranger.write(camp.request("GET", PATH, "")));
  }

  private void answered(Stranger stranger, String answer) {
    Matcher sid = SID.matcher(answer);
    if (sid.find()) {
      String path = PATH + "&sid=" + sid.group(1);
      String headers =
          "Content-Type: text/plain;charset=UTF-8\r\nContent-Length: " + ANNOUNCED + "\r\n";
      stranger.write(camp.request("POST", path, headers));
      feeder.add(stranger);
    } else {
      stranger.leaves();
    }
  }

  @Override
  public void beat() {
    squad.beat();
    feeder.beat();
    if (++beats % BEATS_BETWEEN_BYTES == 0) {
      squad.there().forEach(stranger -> stranger.write(oneByte));
    }
  }
}
