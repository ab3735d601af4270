package chat.parley.bench.board;

import java.util.Random;

/**
 * Twenty series as programs record them, spelled for each server: ten counts and ten gauges, of
 * which one says when it was recorded, in microseconds of the run.
 */
final class Feed {
  static final int SERIES = 20;
  private static final int COUNTS = SERIES / 2;

  /** The gauge by whose value watchers know how old it is. */
  static final String SENT = "sent";

  private final Random random = new Random(5);

  static String name(int series) {
    if (series < COUNTS) {
      return "requests" + series;
    }
    return series == SERIES - 1 ? SENT : "load" + series;
  }

  static boolean counts(int series) {
    return series < COUNTS;
  }

  /** One item of a series. */
  String item(int series, long sentMicros) {
    if (counts(series)) {
      return "{\"count\":\"" + name(series) + "\",\"by\":" + (1 + random.nextInt(9)) + "}";
    }
    return "{\"set\":\"" + name(series) + "\",\"value\":" + value(series, sentMicros) + "}";
  }

  /** The same at a time. */
  String item(int series, long sentMicros, long at) {
    String item = item(series, sentMicros);
    return item.substring(0, item.length() - 1) + ",\"at\":" + at + "}";
  }

  private String value(int series, long sentMicros) {
    return series == SERIES - 1
        ? String.valueOf(sentMicros)
        : String.valueOf(random.nextInt(10_000) / 100.0);
  }

  /** All of them as one sums them by hand. */
  String values(long sentMicros) {
    StringBuilder values = new StringBuilder("[");
    for (int n = 0; n < SERIES; n++) {
      values
          .append(n == 0 ? "" : ",")
          .append("{\"name\":\"")
          .append(name(n))
          .append("\",\"value\":")
          .append(value(n, sentMicros))
          .append('}');
    }
    return values.append(']').toString();
  }

  /** A JSON list of so many items, of one series after another. */
  String items(int count, long sentMicros) {
    StringBuilder items = new StringBuilder("[");
    for (int n = 0; n < count; n++) {
      items.append(n == 0 ? "" : ",").append(item(n % SERIES, sentMicros));
    }
    return items.append(']').toString();
  }

  /** So many lines of a log, of which the fields say when they were recorded. */
  String log(int count, long sentMicros) {
    StringBuilder lines = new StringBuilder("[");
    for (int n = 0; n < count; n++) {
      lines
          .append(n == 0 ? "" : ",")
          .append("{\"log\":\"app\",\"text\":\"GET /orders/")
          .append(random.nextInt(1_000_000))
          .append(" answered with 200 in ")
          .append(random.nextInt(500))
          .append(" ms to somebody far away\",\"fields\":{\"name\":\"" + SENT + "\",\"value\":")
          .append(sentMicros)
          .append("}}");
    }
    return lines.append(']').toString();
  }

  /** So many lines of InfluxDB's line protocol, as Telegraf writes them. */
  String lines(int count, long atMillis) {
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < count; n++) {
      lines
          .append("system,host=web-1,cpu=cpu")
          .append(n % SERIES)
          .append(" usage=")
          .append(random.nextInt(10_000) / 100.0)
          .append(' ')
          .append(atMillis)
          .append("000000\n");
    }
    return lines.toString();
  }
}
