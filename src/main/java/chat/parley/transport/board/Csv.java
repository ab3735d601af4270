package chat.parley.transport.board;

import chat.parley.board.BoardView;
import chat.parley.board.MetricView;
import chat.parley.board.Past;
import chat.parley.board.SeriesView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * The past of a board as CSV (RFC 4180): {@code metric,labels,time,value}, a line for each step in
 * which something was recorded. Labels are JSON, which no spreadsheet takes for a formula.
 */
final class Csv {
  private final StringBuilder text = new StringBuilder("metric,labels,time,value\r\n");

  String of(BoardView view) {
    for (MetricView metric : view.metrics()) {
      for (SeriesView series : metric.series()) {
        series.past().ifPresent(past -> add(metric.name().text(), labels(series), past));
      }
    }
    return text.toString();
  }

  private static String labels(SeriesView series) {
    JsonObject labels = new JsonObject();
    series.labels().byKey().forEach(labels::put);
    return "\"" + labels.encode().replace("\"", "\"\"") + "\"";
  }

  private void add(String metric, String labels, Past past) {
    long at = past.from();
    for (OptionalDouble value : past.values()) {
      if (value.isPresent()) {
        text.append(metric)
            .append(',')
            .append(labels)
            .append(',')
            .append(Instant.ofEpochMilli(at))
            .append(',')
            .append(Figures.spelled(value.getAsDouble()))
            .append("\r\n");
      }
      at += past.stepMillis();
    }
  }
}
