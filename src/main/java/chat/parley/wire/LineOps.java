package chat.parley.wire;

import static chat.parley.wire.BoardText.BOARD;
import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.board.Interval;
import chat.parley.board.Level;
import chat.parley.board.MetricName;
import chat.parley.board.lines.LineCommand;
import chat.parley.board.lines.LineFilter;
import chat.parley.wire.field.Between;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The ops by which the log of a board is followed and read. */
final class LineOps {
  private static final int LONGEST_TEXT = 200;
  private static final long MOST_LINES = 500;
  private static final long USUAL_LINES = 200;
  private static final long MOST_PER_SECOND = 1_000;
  private static final long USUAL_PER_SECOND = 200;

  private static final Field<Level> LEVEL =
      Field.optional(
          "level",
          Choice.of(Level.class),
          bounds -> Level.TRACE,
          "this and higher ones; all unless said");
  private static final Field<Optional<String>> TEXT =
      Field.optional(
          "text", new Text(LONGEST_TEXT), "in the line or its fields, whatever its case");
  private static final Field<Set<MetricName>> SOURCES =
      Field.optional(
          "sources",
          MetricList.METRIC_LIST,
          bounds -> Set.of(),
          "the names behind `log` that lines were recorded with; all unless said");
  private static final Field<Long> LIMIT =
      Field.optional(
          "limit",
          new Between(0, MOST_LINES),
          bounds -> USUAL_LINES,
          "most lines of the answer; " + USUAL_LINES + " unless said");
  private static final Field<Long> EVERY =
      Field.optional(
          "every_ms",
          new Between(Interval.SHORTEST, Interval.LONGEST),
          bounds -> Interval.QUARTER.millis(),
          "between two events at least; 250 unless said");
  private static final Field<Long> PER_SECOND =
      Field.optional(
          "per_second",
          new Between(1, MOST_PER_SECOND),
          bounds -> USUAL_PER_SECOND,
          "most lines that are told; of more the newest, and how many were left out; "
              + USUAL_PER_SECOND
              + " unless said");
  private static final Field<OptionalLong> SINCE =
      Field.optionalCount("since", "the `n` that one has: the answer has what came behind it");

  private static final Op<LineCommand.Follow> FOLLOW =
      new Op<>(
          "board.follow",
          "Shows the end of the log of a board, and from now on its new lines; one is in its room. A"
              + " session may follow 100. Another filter takes the place of the one before.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, BOARD, LEVEL, TEXT, SOURCES, EVERY, PER_SECOND, SINCE, LIMIT),
          given ->
              new LineCommand.Follow(
                  BoardText.name(given),
                  filter(given),
                  Interval.of(EVERY.in(given)),
                  PER_SECOND.in(given).intValue(),
                  SINCE.in(given),
                  LIMIT.in(given).intValue()),
          List.of(LineReplies.FOLLOWING));

  private static final Op<LineCommand.Unfollow> UNFOLLOW =
      new Op<>(
          "board.unfollow",
          "Follows the log of a board no more.",
          List.of(Verb.CONNECT),
          Pace.COMMAND,
          List.of(ROOM, BOARD),
          given -> new LineCommand.Unfollow(BoardText.name(given)),
          List.of(SessionReplies.DONE));

  private static final Field<OptionalLong> BEFORE =
      Field.optionalCount("before", "the newest lines before this `n`; of all unless said");
  private static final Field<OptionalLong> AFTER =
      Field.optionalCount("after", "in place of it: the oldest behind this `n`");

  private static final Op<LineCommand.Read> READ =
      new Op<>(
          "board.lines",
          "Reads lines of the log of a board. Where few pass, an answer may have few and `more`: go on"
              + " from its `n`.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, BOARD, LEVEL, TEXT, SOURCES, BEFORE, AFTER, LIMIT),
          given ->
              new LineCommand.Read(
                  BoardText.name(given),
                  filter(given),
                  BEFORE.in(given),
                  AFTER.in(given),
                  LIMIT.in(given).intValue()),
          List.of(LineReplies.LINES));

  static final List<Op<?>> ROWS = List.of(FOLLOW, UNFOLLOW, READ);

  private LineOps() {}

  private static LineFilter filter(Given given) {
    return new LineFilter(LEVEL.in(given), TEXT.in(given).orElse(""), SOURCES.in(given));
  }
}
