package chat.parley.bench.board;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long one waits for a board with its last twenty-four hours. */
final class Joining {
  private static final int TIMES = 300;
  private static final int BOARDS = 6;
  private static final String ROOM = "\"room\":\"" + ParleyBoard.ROOM + "\",\"board\":\"day";

  /** What asks once, and is done when all of the answer is there. */
  private interface Asking {
    int ask() throws IOException;
  }

  String parley(BoardServer server) throws IOException, InterruptedException {
    try (BoardLine line = BoardLine.chat(server.peer().port())) {
      line.asks("\"op\":\"join\",\"room\":\"" + ParleyBoard.ROOM + "\"");
      for (int board = 0; board < BOARDS; board++) {
        String record = "\"op\":\"record\"," + ROOM + board + "\",\"items\":";
        Day.fill(items -> line.asks(record + items));
      }
      TimeUnit.SECONDS.sleep(3); // it is in the store
      measured(() -> look(line, 0)); // nobody's first time
      String warm = measured(() -> look(line, 0));
      return warm + " | " + again(server);
    }
  }

  /** First looks: the first after a start, and those at other boards when the JVM is warm. */
  private static String again(BoardServer server) throws IOException {
    try (BoardServer again = server.killed();
        BoardLine line = BoardLine.chat(again.peer().port())) {
      double cold = millis(() -> look(line, 0));
      for (int n = 0; n < TIMES; n++) {
        look(line, 0);
      }
      Histogram others = new Histogram(3);
      for (int board = 1; board < BOARDS; board++) {
        int other = board;
        others.recordValue((long) (1e3 * millis(() -> look(line, other))));
      }
      return String.format(Locale.ROOT, "%.0f | %.1f", cold, others.getValueAtPercentile(50) / 1e3);
    }
  }

  private static int look(BoardLine line, int board) throws IOException {
    String names = ROOM + board + "\"";
    int length =
        line.asks("\"op\":\"watch\",\"every_ms\":60000,\"window_ms\":" + Day.MILLIS + "," + names)
            .length();
    line.asks("\"op\":\"unwatch\"," + names);
    return length;
  }

  String socketIo(BoardServer server) throws IOException {
    try (BoardLine line = SocketIoBoard.line(server.peer().port())) {
      Day.fill(
          items -> {
            line.send("427[\"record\"," + items + "]");
            line.await(text -> text.startsWith("437"));
          });
      Asking asking =
          () -> {
            line.send("421[\"watch\"]");
            return line.await(text -> text.startsWith("431")).length();
          };
      measured(asking);
      return measured(asking) + " | has nothing | has nothing";
    }
  }

  private static String measured(Asking asking) throws IOException {
    Histogram micros = new Histogram(3);
    int length = 0;
    for (int n = 0; n < TIMES; n++) {
      long begun = System.nanoTime();
      length = asking.ask();
      micros.recordValue((System.nanoTime() - begun) / 1_000);
    }
    return String.format(
        Locale.ROOT,
        "%,d | %.1f | %.1f",
        length,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3);
  }

  private static double millis(Asking asking) throws IOException {
    long begun = System.nanoTime();
    asking.ask();
    return (System.nanoTime() - begun) / 1e6;
  }
}
