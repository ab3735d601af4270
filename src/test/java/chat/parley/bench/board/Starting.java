package chat.parley.bench.board;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How long a start takes, and what it finds. */
final class Starting {
  private static final int ROOMS = 20;
  private static final int BOARDS_OF_A_ROOM = 50;
  private static final int STARTS = 5;
  private static final int RECORDS = 250;
  private static final int ITEMS = 100;
  private static final long PAUSE_MILLIS = 20;

  /** Milliseconds until it listens: with nothing, and with a thousand boards. */
  String boards(BoardServer server) throws IOException, InterruptedException {
    double empty = starts(server);
    BoardServer full = server.killed();
    try (BoardLine line = BoardLine.chat(full.peer().port())) {
      String items = new Feed().items(Feed.SERIES, 1);
      for (int room = 0; room < ROOMS; room++) {
        line.asks("\"op\":\"join\",\"room\":\"room" + room + "\"");
        for (int board = 0; board < BOARDS_OF_A_ROOM; board++) {
          String names = "\"room\":\"room" + room + "\",\"board\":\"board" + board + "\"";
          line.asks("\"op\":\"record\"," + names + ",\"items\":" + items);
          line.asks("\"op\":\"unwatch\"," + names);
        }
      }
      TimeUnit.SECONDS.sleep(5); // all of it is in the store
    }
    full.close();
    return String.format(Locale.ROOT, "%.0f | %.0f", empty, starts(server));
  }

  /** The median of some, each ended by kill -9. */
  private static double starts(BoardServer server) {
    double[] millis = new double[STARTS];
    for (int n = 0; n < STARTS; n++) {
      long begun = System.nanoTime();
      server.killed().close();
      millis[n] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return millis[STARTS / 2];
  }

  /** What of the counts that were acknowledged is lost at kill -9, and when a board is back. */
  String killed(BoardServer server) throws IOException, InterruptedException {
    long acknowledged = 0;
    try (BoardLine line = BoardLine.chat(server.peer().port())) {
      line.asks("\"op\":\"join\",\"room\":\"" + ParleyBoard.ROOM + "\"");
      String items = "{\"count\":\"votes\"}" + ",{\"count\":\"votes\"}".repeat(ITEMS - 1);
      for (int n = 0; n < RECORDS; n++) {
        line.asks("\"op\":\"record\"," + ParleyBoard.NAMES + ",\"items\":[" + items + "]");
        acknowledged += ITEMS;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    long begun = System.nanoTime();
    try (BoardServer again = server.killed();
        BoardLine line = BoardLine.chat(again.peer().port())) {
      JsonObject board = new JsonObject(line.asks("\"op\":\"watch\"," + ParleyBoard.NAMES));
      double millis = (System.nanoTime() - begun) / 1e6;
      JsonObject votes = board.getJsonArray("metrics").getJsonObject(0);
      JsonObject now = votes.getJsonArray("series").getJsonObject(0).getJsonObject("now");
      return String.format(
          Locale.ROOT,
          "%,d | %,d | %.0f",
          acknowledged,
          acknowledged - now.getLong("total"),
          millis);
    }
  }
}
