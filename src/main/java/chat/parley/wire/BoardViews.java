package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardView;
import chat.parley.board.DroppedKey;
import chat.parley.board.Heavy;
import chat.parley.board.KeyedValue;
import chat.parley.board.Kind;
import chat.parley.board.MetricView;
import chat.parley.board.Now;
import chat.parley.board.Past;
import chat.parley.board.SeriesView;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.FreeList;
import chat.parley.wire.field.FreeObject;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalDouble;

/** What is seen of a board, as a whole or where it has changed. */
final class BoardViews {
  /** Whole numbers are spelled as such: they are shorter. */
  private static final double WHOLE = 1L << 53;

  private static final JsonText ANY = new JsonText(BoardBounds.VALUE_BYTES, false);

  private static final Shape PAST =
      Shape.object(
          "past",
          "A piece of the past of a series.",
          always("from", Count.COUNT, "when the first step begins, milliseconds since 1970"),
          always("step_ms", Count.COUNT, "how long a step is"),
          always(
              "values",
              FreeList.FREE_LIST,
              "a number for each step, `null` where nothing was recorded"));

  private static final Shape SERIES =
      Shape.object(
          "series",
          "One series of a metric.",
          always("labels", FreeObject.FREE_OBJECT, "texts by which it is told apart"),
          always(
              "now",
              FreeObject.FREE_OBJECT,
              "of a `count` its `total`, and its `rate` a second over the last ten; of a `gauge`"
                  + " its `value`, and `at` when; of what is observed `count`, `sum`, `min`, `max`,"
                  + " `p50`, `p90`, `p99`, `p999` of the last minute, percentiles within 0.8 %; of"
                  + " `top` the `keys` of the last hour as `[key, weight, error]`, whose weight is"
                  + " at most that, and at least that less its error; of `unique` the numbers of"
                  + " the last `hour` and `day`, exact to 256 and then within about 1.6 %;"
                  + " of `votes` the `choices` as `[choice, votes]`, how many `voters` there are,"
                  + " `closes_at` and `closed_at` as of its poll"),
          sometimes("past", PAST, "in a whole board"),
          sometimes(
              "points",
              FreeList.FREE_LIST,
              "in what has changed: `[t, value]` of each step that is otherwise, `t` when it"
                  + " begins"));

  static final Shape METRIC =
      Shape.object(
          "metric",
          "A metric of a board.",
          always("name", Text.ANY, ""),
          always("kind", Choice.of(Kind.class), ""),
          sometimes(
              "full",
              Flag.FLAG,
              "there were more than 200 combinations of labels: the rest counts for"
                  + " `other=\"true\"`"),
          always("step_ms", Count.COUNT, "of its past and points"),
          always("series", new ListOf(SERIES), ""));

  static final Shape VALUE =
      Shape.object(
          "keyed value",
          "A value by its key.",
          always("name", Text.ANY, "which metric"),
          always("key", Text.ANY, ""),
          always("value", ANY, "as it was put"),
          always("rev", Count.COUNT, "higher with each change"),
          always("by", Text.ANY, "the `id` of who put it"),
          always("at", Count.COUNT, "when: milliseconds since 1970"),
          sometimes("expires_at", Count.COUNT, "when it is gone by itself"));

  static final Property TITLE = sometimes("title", Text.ANY, "for people");
  static final Property LAYOUT =
      sometimes("layout", FreeList.FREE_LIST, "the tiles of `board.layout`");
  static final Property DROPPED =
      sometimes("dropped", FreeList.FREE_LIST, "`[name, key]` of values that are there no more");

  private BoardViews() {}

  static JsonArray metrics(List<MetricView> metrics) {
    return People.array(metrics, BoardViews::metric);
  }

  private static JsonObject metric(MetricView metric) {
    JsonObject json =
        new JsonObject()
            .put("name", metric.name().text())
            .put("kind", Choice.word(metric.kind()))
            .put("step_ms", metric.stepMillis());
    if (metric.full()) {
      json.put("full", true);
    }
    return json.put("series", People.array(metric.series(), BoardViews::series));
  }

  private static JsonObject series(SeriesView series) {
    JsonObject labels = new JsonObject();
    series.labels().byKey().forEach(labels::put);
    JsonObject json = new JsonObject().put("labels", labels).put("now", now(series.now()));
    series.past().ifPresent(past -> json.put("past", past(past)));
    if (!series.points().isEmpty()) {
      JsonArray points = new JsonArray();
      series
          .points()
          .forEach(point -> points.add(new JsonArray().add(point.at()).add(number(point.value()))));
      json.put("points", points);
    }
    return json;
  }

  private static JsonObject past(Past past) {
    JsonArray values = new JsonArray();
    for (OptionalDouble value : past.values()) {
      if (value.isPresent()) {
        values.add(number(value.getAsDouble()));
      } else {
        values.addNull();
      }
    }
    return new JsonObject()
        .put("from", past.from())
        .put("step_ms", past.stepMillis())
        .put("values", values);
  }

  private static JsonObject now(Now now) {
    if (now instanceof Now.Count count) {
      return new JsonObject().put("total", number(count.total())).put("rate", number(count.rate()));
    }
    if (now instanceof Now.Gauge gauge) {
      return new JsonObject().put("value", number(gauge.value())).put("at", gauge.at());
    }
    if (now instanceof Now.Top top) {
      JsonArray keys = new JsonArray();
      top.keys().forEach(key -> keys.add(heavy(key)));
      return new JsonObject().put("keys", keys);
    }
    if (now instanceof Now.Unique unique) {
      return new JsonObject().put("hour", unique.hour()).put("day", unique.day());
    }
    if (now instanceof Now.Votes votes) {
      return votes(votes);
    }
    return observed((Now.Observe) now);
  }

  static JsonObject observed(Now.Observe observed) {
    return new JsonObject()
        .put("count", observed.count())
        .put("sum", number(observed.sum()))
        .put("min", number(observed.min()))
        .put("max", number(observed.max()))
        .put("p50", number(observed.p50()))
        .put("p90", number(observed.p90()))
        .put("p99", number(observed.p99()))
        .put("p999", number(observed.p999()));
  }

  private static JsonObject votes(Now.Votes votes) {
    JsonArray choices = new JsonArray();
    votes.choices().forEach(one -> choices.add(new JsonArray().add(one.choice()).add(one.votes())));
    JsonObject json = new JsonObject().put("choices", choices).put("voters", votes.voters());
    votes.closesAt().ifPresent(at -> json.put("closes_at", at));
    votes.closedAt().ifPresent(at -> json.put("closed_at", at));
    return json;
  }

  private static JsonArray heavy(Heavy key) {
    return new JsonArray().add(key.key()).add(number(key.weight())).add(number(key.error()));
  }

  static Number number(double value) {
    if (value == Math.rint(value) && Math.abs(value) <= WHOLE) {
      return (long) value;
    }
    return value;
  }

  private static JsonObject value(KeyedValue value) {
    JsonObject json =
        new JsonObject()
            .put("name", value.name().text())
            .put("key", value.key())
            .put("value", JsonText.value(value.json()))
            .put("rev", value.rev())
            .put("by", value.by())
            .put("at", value.at());
    value.expires().ifPresent(expires -> json.put("expires_at", expires));
    return json;
  }

  private static JsonArray dropped(DroppedKey key) {
    return new JsonArray().add(key.name().text()).add(key.key());
  }

  /**
   * @param metrics under which name
   * @param whole whether what is empty is told, too
   */
  static void put(BoardView view, String metrics, boolean whole, JsonObject json) {
    json.put("rev", view.rev());
    view.title().ifPresent(title -> json.put("title", title));
    view.tiles().ifPresent(tiles -> json.put("layout", JsonText.value(tiles)));
    json.put(metrics, metrics(view.metrics()));
    if (whole || !view.values().isEmpty()) {
      json.put("values", People.array(view.values(), BoardViews::value));
    }
    if (!view.dropped().isEmpty()) {
      JsonArray dropped = new JsonArray();
      view.dropped().forEach(key -> dropped.add(dropped(key)));
      json.put("dropped", dropped);
    }
  }

  /** Bytes of it, near enough. */
  static int weight(List<MetricView> metrics) {
    int bytes = 0;
    for (MetricView metric : metrics) {
      for (SeriesView series : metric.series()) {
        bytes += 200 + 10 * series.past().map(past -> past.values().size()).orElse(0);
      }
    }
    return bytes;
  }
}
