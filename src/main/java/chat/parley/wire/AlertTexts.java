package chat.parley.wire;

import static chat.parley.wire.BoardReplies.BOARD;
import static chat.parley.wire.BoardReplies.ROOM;
import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.board.Alert;
import chat.parley.board.AlertFigure;
import chat.parley.board.AlertRule;
import chat.parley.board.BoardEvent;
import chat.parley.board.BoardReply;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Decimal;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.FreeObject;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How alerts are seen. */
final class AlertTexts {
  private static final String EVENT = "alerts";
  private static final int BYTES = 400;
  private static final Decimal NUMBER = new Decimal(-Double.MAX_VALUE, Double.MAX_VALUE);

  private static final Shape ALERT =
      Shape.object(
          "alert",
          "An alert of a board, and how it stands.",
          always("name", Text.ANY, "for people"),
          always("metric", Text.ANY, "which number"),
          sometimes("labels", FreeObject.FREE_OBJECT, "of which series only"),
          always("value", Choice.of(AlertFigure.class), ""),
          sometimes("above", NUMBER, "where it begins, or"),
          sometimes("below", NUMBER, ""),
          always("clear", NUMBER, "where it is over"),
          always("for_ms", Count.COUNT, ""),
          always("quiet_ms", Count.COUNT, ""),
          always("active", Flag.FLAG, "whether it has begun and is not over"),
          sometimes("since", Count.COUNT, "since when it is beyond, while active"),
          sometimes("farthest", NUMBER, "the highest, or the lowest, since then"),
          sometimes("message", Text.ANY, "the message in the room, while active"));

  static final Property ALERTS = always("alerts", new ListOf(ALERT), "by their names");

  static final Answer<BoardReply.Alerts> ALERTED =
      new Answer<>(
          BoardReply.Alerts.class,
          "All alerts of the board, as they are now.",
          List.of(ROOM, BOARD, ALERTS),
          (reply, json) ->
              BoardReplies.named(json, reply.board()).put("alerts", all(reply.alerts())),
          reply -> BYTES * reply.alerts().size());

  private static final Shape CHANGED =
      Shape.event(
          EVENT,
          "alerts of a board",
          "A board that one watches has other alerts, or one has begun or is over.",
          always("ev", new Word(EVENT), ""),
          ROOM,
          BOARD,
          ALERTS);

  static final List<EventRow> ROWS = List.of(new EventRow(Heard.EVERYWHERE, EVENT, CHANGED));

  private AlertTexts() {}

  static JsonObject changed(BoardEvent.AlertsChanged event) {
    return BoardReplies.named(new JsonObject().put("ev", EVENT), event.board())
        .put("alerts", all(event.alerts()));
  }

  static JsonArray all(List<Alert> alerts) {
    return People.array(alerts, AlertTexts::one);
  }

  private static JsonObject one(Alert alert) {
    AlertRule rule = alert.rule();
    JsonObject json = new JsonObject().put("name", rule.name()).put("metric", rule.metric().text());
    if (!rule.labels().byKey().isEmpty()) {
      JsonObject labels = new JsonObject();
      rule.labels().byKey().forEach(labels::put);
      json.put("labels", labels);
    }
    json.put("value", Choice.word(rule.figure()))
        .put(rule.above() ? "above" : "below", BoardViews.number(rule.threshold()))
        .put("clear", BoardViews.number(rule.clear()))
        .put("for_ms", rule.forMillis())
        .put("quiet_ms", rule.quietMillis())
        .put("active", alert.state().active());
    if (alert.state().active()) {
      json.put("since", alert.state().since())
          .put("farthest", BoardViews.number(alert.state().farthest()));
      alert.state().seq().ifPresent(seq -> json.put("message", alert.board().room() + ":" + seq));
    }
    return json;
  }
}
