package chat.parley.wire;

import static chat.parley.wire.BoardText.BOARD;
import static chat.parley.wire.RoomName.ROOM;
import static chat.parley.wire.field.Property.always;

import chat.parley.access.Verb;
import chat.parley.board.Bar;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardReply;
import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Decimal;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FreeList;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The op that tells how observed values were distributed. */
final class BoardHistogramOps {
  private static final int BAR_BYTES = 30;
  private static final Decimal NUMBER = new Decimal(-Double.MAX_VALUE, Double.MAX_VALUE);

  private static final Field<MetricName> METRIC =
      Field.required("metric", MetricText.METRIC_TEXT, "what is observed");
  private static final Field<Labels> LABELS =
      Field.optional(
          "labels",
          LabelsText.LABELS,
          bounds -> Labels.NONE,
          "of the series that have these, as one; all of them unless said");
  private static final Field<Long> FROM =
      Field.required("from", Count.COUNT, "milliseconds since 1970");
  private static final Field<Long> TO = Field.required("to", Count.COUNT, "the same");

  private static final Answer<BoardReply.Distributed> DISTRIBUTED =
      new Answer<>(
          BoardReply.Distributed.class,
          "The distribution; all is 0 where nothing was observed.",
          List.of(
              BoardReplies.ROOM,
              BoardReplies.BOARD,
              always("metric", Text.ANY, ""),
              always("count", Count.COUNT, "how many values"),
              always("sum", NUMBER, "of them"),
              always("min", NUMBER, "the least"),
              always("max", NUMBER, "the largest"),
              always("p50", NUMBER, "half of them are no larger; within 0.8 %"),
              always("p90", NUMBER, ""),
              always("p99", NUMBER, ""),
              always("p999", NUMBER, ""),
              always(
                  "bars",
                  FreeList.FREE_LIST,
                  "`[from, below, count]` by value, where something fell: at most 50, and one"
                      + " `[0, 0, count]`")),
          BoardHistogramOps::put,
          reply -> BAR_BYTES * reply.values().bars().size());

  static final List<Op<?>> ROWS =
      List.of(
          new Op<>(
              "board.histogram",
              "Tells how the values of a metric were distributed in any piece of the past.",
              List.of(Verb.READ),
              Pace.READING,
              List.of(ROOM, BOARD, METRIC, LABELS, FROM, TO),
              given ->
                  new BoardCommand.ReadHistogram(
                      BoardText.name(given),
                      METRIC.in(given),
                      LABELS.in(given),
                      FROM.in(given),
                      TO.in(given)),
              List.of(DISTRIBUTED)));

  private BoardHistogramOps() {}

  private static void put(BoardReply.Distributed reply, JsonObject json) {
    JsonArray bars = new JsonArray();
    reply.values().bars().forEach(bar -> bars.add(bar(bar)));
    BoardReplies.named(json, reply.board())
        .put("metric", reply.metric().text())
        .mergeIn(BoardViews.observed(reply.values().all()))
        .put("bars", bars);
  }

  private static JsonArray bar(Bar bar) {
    return new JsonArray()
        .add(BoardViews.number(bar.from()))
        .add(BoardViews.number(bar.below()))
        .add(bar.count());
  }
}
