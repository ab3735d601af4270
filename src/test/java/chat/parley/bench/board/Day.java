package chat.parley.bench.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Twenty-four hours of twenty series, a number a minute. */
final class Day {
  static final long MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

  private Day() {}

  /** What takes a JSON list of items. */
  interface Recorder {
    void record(String items) throws IOException;
  }

  static void fill(Recorder recorder) throws IOException {
    Feed feed = new Feed();
    long now = System.currentTimeMillis();
    List<String> items = new ArrayList<>(Pipes.ITEMS);
    for (long at = now - MILLIS + MINUTE; at < now; at += MINUTE) {
      for (int series = 0; series < Feed.SERIES; series++) {
        items.add(feed.item(series, 1, at));
      }
      if (items.size() == Pipes.ITEMS) {
        recorder.record("[" + String.join(",", items) + "]");
        items.clear();
      }
    }
    recorder.record("[" + String.join(",", items) + "]");
  }
}
