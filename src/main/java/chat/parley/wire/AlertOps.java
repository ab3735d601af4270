package chat.parley.wire;

import static chat.parley.wire.BoardText.BOARD;
import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.board.AlertFigure;
import chat.parley.board.AlertRule;
import chat.parley.board.BoardCommand;
import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import chat.parley.wire.field.Between;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Decimal;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Wrong;
import java.util.List;
import java.util.Optional;

/** The op by which a room is told when a number is not as it should be. */
final class AlertOps {
  private static final double LARGEST = 1e200;
  private static final Decimal NUMBER = new Decimal(-LARGEST, LARGEST);

  private static final Field<String> NAME =
      Field.required("name", DocumentTitle.DOCUMENT_TITLE, "of the alert, for people");
  private static final Field<Boolean> DELETE =
      Field.optional(
          "delete", Flag.FLAG, bounds -> false, "takes it away: nothing else is needed then");
  private static final Field<Optional<MetricName>> METRIC =
      Field.optional("metric", MetricText.METRIC_TEXT, "which number; needed");
  private static final Field<Labels> LABELS =
      Field.optional(
          "labels",
          LabelsText.LABELS,
          bounds -> Labels.NONE,
          "only series that have all of these; of several the farthest beyond counts");
  private static final Field<AlertFigure> VALUE =
      Field.optional(
          "value",
          Choice.of(AlertFigure.class),
          bounds -> AlertFigure.NOW,
          "of a `count` `rate` (also as `now`) or `total`; of a `gauge` `now`; of what is observed"
              + " `p99` (also as `now`), `p50`, `p90`, `p999`, `min`, `max`, `sum`, `count` or"
              + " `rate`, of the last minute; of `unique` `hour` (also as `now`) or `day`; of `top`"
              + " `now`, the weight of the heaviest");
  private static final Field<Optional<Double>> ABOVE =
      Field.optional("above", NUMBER, "it begins above this; or");
  private static final Field<Optional<Double>> BELOW =
      Field.optional("below", NUMBER, "it begins below this; one of the two is needed");
  private static final Field<Optional<Double>> CLEAR =
      Field.optional("clear", NUMBER, "it is over here, which is further back; there unless said");
  private static final Field<Long> FOR =
      Field.optional(
          "for_ms",
          new Between(0, AlertRule.LONGEST_FOR_MILLIS),
          bounds -> 0L,
          "how long it must be beyond before the room is told; at once unless said");
  private static final Field<Long> QUIET =
      Field.optional(
          "quiet_ms",
          new Between(AlertRule.SHORTEST_QUIET_MILLIS, AlertRule.LONGEST_QUIET_MILLIS),
          bounds -> AlertRule.USUAL_QUIET_MILLIS,
          "after its end the room is told of no other one for so long; five minutes unless said");

  private static final Op<BoardCommand> ALERT =
      new Op<>(
          "board.alert",
          "Lets a board tell its room when a number is above or below a threshold; the one of that"
              + " name is changed. The room was joined before.",
          List.of(Verb.WRITE, Verb.SPEAK),
          Pace.send(BoardCommand::kept),
          List.of(
              ROOM, BOARD, NAME, METRIC, LABELS, VALUE, ABOVE, BELOW, CLEAR, FOR, QUIET, DELETE),
          AlertOps::read,
          List.of(AlertTexts.ALERTED));

  static final List<Op<?>> ROWS = List.of(ALERT);

  private AlertOps() {}

  /** What was given; looked at as a whole only where it is needed. */
  private record Wanted(
      String name,
      Optional<MetricName> metric,
      Labels labels,
      AlertFigure figure,
      Optional<Double> above,
      Optional<Double> below,
      Optional<Double> clear,
      long forMillis,
      long quietMillis) {

    private static Wanted of(Given given) {
      return new Wanted(
          NAME.in(given),
          METRIC.in(given),
          LABELS.in(given),
          VALUE.in(given),
          ABOVE.in(given),
          BELOW.in(given),
          CLEAR.in(given),
          FOR.in(given),
          QUIET.in(given));
    }

    private AlertRule rule() {
      if (above.isPresent() == below.isPresent()) {
        throw Wrong.field("above", "or below says where it begins: one of them");
      }
      double threshold = above.or(() -> below).orElseThrow();
      return new AlertRule(
          name,
          metric.orElseThrow(() -> Wrong.field("metric", "is missing")),
          labels,
          figure,
          above.isPresent(),
          threshold,
          clear.orElse(threshold),
          forMillis,
          quietMillis);
    }
  }

  private static BoardCommand read(Given given) {
    Wanted wanted = Wanted.of(given);
    return DELETE.in(given)
        ? new BoardCommand.RemoveAlert(BoardText.name(given), wanted.name())
        : new BoardCommand.SetAlert(BoardText.name(given), wanted.rule());
  }
}
