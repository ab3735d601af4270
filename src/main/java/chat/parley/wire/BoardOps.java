package chat.parley.wire;

import static chat.parley.wire.BoardText.BOARD;
import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.board.BoardBounds;
import chat.parley.board.BoardCommand;
import chat.parley.board.Figure;
import chat.parley.board.Interval;
import chat.parley.board.MetricName;
import chat.parley.pace.Price;
import chat.parley.wire.field.Between;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The ops by which numbers are recorded and watched. */
final class BoardOps {
  private static final int LONGEST_CID = 64;
  private static final int TILES_BYTES = 16 * 1024;
  private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(400);
  private static final long USUAL_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private static final Field<BoardItems.Parsed> ITEMS =
      Field.required("items", BoardItems.BOARD_ITEMS, "each is taken or refused for itself");
  private static final Field<Boolean> EXACT =
      Field.optional(
          "exact",
          Flag.FLAG,
          bounds -> false,
          "each item, a `count`, is counted once for a user and `cid`, and acknowledged when it is"
              + " stored");
  private static final Field<Optional<String>> CID =
      Field.optional("cid", new Text(LONGEST_CID), "one's own id of an exact record");

  private static final Op<BoardCommand.Record> RECORD =
      new Op<>(
          "record",
          "Records items on a board. It is answered when they are counted in memory; at a crash of"
              + " the server one second of them is lost at most.",
          List.of(Verb.WRITE),
          new Pace<>("one command, and its bytes", (asked, rooms) -> price(asked.kept())),
          List.of(ROOM, BOARD, ITEMS, EXACT, CID),
          BoardOps::record,
          List.of(BoardReplies.RECORDED));

  private static final Field<Set<MetricName>> METRICS =
      Field.optional("metrics", MetricList.METRIC_LIST, bounds -> Set.of(), "all unless said");
  private static final Field<Long> EVERY =
      Field.optional(
          "every_ms",
          new Between(Interval.SHORTEST, Interval.LONGEST),
          bounds -> Interval.SECOND.millis(),
          "between two events at least; 1000 unless said");
  private static final Field<Long> WINDOW =
      Field.optional(
          "window_ms",
          new Between(0, LONGEST_MILLIS),
          bounds -> USUAL_MILLIS,
          "how much of the past; ten minutes unless said");
  private static final Field<OptionalLong> SINCE =
      Field.optionalCount("since", "the `rev` that one has: only what has changed is told");
  private static final Field<Figure> VALUE =
      Field.optional(
          "value",
          Choice.of(Figure.class),
          bounds -> Figure.USUAL,
          "which number of a step; unless said sums of a count, the last of a gauge, p99 of what is"
              + " observed");

  private static final Op<BoardCommand.Watch> WATCH =
      new Op<>(
          "watch",
          "Shows a board, and from now on what changes of it; one is in its room. A session may"
              + " watch 100.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, BOARD, METRICS, EVERY, WINDOW, SINCE, VALUE),
          given ->
              new BoardCommand.Watch(
                  BoardText.name(given),
                  wanted(given),
                  WINDOW.in(given),
                  Interval.of(EVERY.in(given)),
                  SINCE.in(given)),
          List.of(BoardReplies.WATCHED));

  private static final Op<BoardCommand.Unwatch> UNWATCH =
      new Op<>(
          "unwatch",
          "Watches a board no more.",
          List.of(Verb.CONNECT),
          Pace.COMMAND,
          List.of(ROOM, BOARD),
          given -> new BoardCommand.Unwatch(BoardText.name(given)),
          List.of(SessionReplies.DONE));

  private static final Op<BoardCommand.ListAll> LIST =
      new Op<>(
          "boards",
          "Lists the boards of a room.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM),
          given -> new BoardCommand.ListAll(ROOM.in(given)),
          List.of(BoardReplies.LISTED));

  private static final Field<Optional<String>> TITLE =
      Field.optional("title", DocumentTitle.DOCUMENT_TITLE, "for people; its name unless said");
  private static final Field<Optional<String>> TILES =
      Field.optional(
          "tiles",
          new JsonText(TILES_BYTES, true),
          "how it looks: objects with `metric`, `show` (`number`, `line`, `bars`, `histogram`,"
              + " `top`, `table` or `poll`), and maybe `value` (as in `watch`), `labels`, `title`,"
              + " `unit`, `range_ms`");

  private static final Field<Optional<Long>> KEEP =
      Field.optional(
          "keep_days",
          new Between(1, BoardBounds.DAYS),
          "days that it keeps its past; 400 until it is said. Totals and keyed values stay");

  private static final Op<BoardCommand.Layout> LAYOUT =
      new Op<>(
          "board.layout",
          "Makes a board, or says how it looks; what is not said stays as it is.",
          List.of(Verb.WRITE),
          Pace.send(BoardCommand::kept),
          List.of(ROOM, BOARD, TITLE, TILES, KEEP),
          given ->
              new BoardCommand.Layout(
                  BoardText.name(given), TITLE.in(given), TILES.in(given), days(given)),
          List.of(BoardReplies.MADE));

  private static final Field<Long> FROM =
      Field.required("from", Count.COUNT, "milliseconds since 1970");
  private static final Field<Long> TO = Field.required("to", Count.COUNT, "the same");
  private static final Field<OptionalLong> STEP =
      Field.optionalCount("step_ms", "at least; as fine as it goes unless said");

  private static final Op<BoardCommand.ReadPast> PAST =
      new Op<>(
          "board.past",
          "Reads any piece of the past of a board.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, BOARD, METRICS, FROM, TO, STEP, VALUE),
          given ->
              new BoardCommand.ReadPast(
                  BoardText.name(given),
                  wanted(given),
                  FROM.in(given),
                  TO.in(given),
                  STEP.in(given)),
          List.of(BoardReplies.TOLD));

  private static final Op<BoardCommand.Delete> DELETE =
      new Op<>(
          "board.delete",
          "Takes a board away, with its past; its name may be used again, and begins empty. Done"
              + " twice it is as done once.",
          List.of(Verb.WRITE),
          Pace.COMMAND,
          List.of(ROOM, BOARD),
          given -> new BoardCommand.Delete(BoardText.name(given)),
          List.of(BoardReplies.DELETED));

  static final List<Op<?>> ROWS = List.of(RECORD, WATCH, UNWATCH, LIST, LAYOUT, PAST, DELETE);

  private BoardOps() {}

  private static OptionalInt days(Given given) {
    return KEEP.in(given)
        .map(days -> OptionalInt.of(days.intValue()))
        .orElseGet(OptionalInt::empty);
  }

  private static Price price(long bytes) {
    return new Price(1, 0, bytes);
  }

  private static BoardCommand.Wanted wanted(Given given) {
    return new BoardCommand.Wanted(METRICS.in(given), VALUE.in(given));
  }

  private static BoardCommand.Record record(Given given) {
    BoardItems.Parsed items = ITEMS.in(given);
    return new BoardCommand.Record(
        BoardText.name(given),
        items.items(),
        items.refused(),
        EXACT.in(given),
        CID.in(given),
        items.bytes());
  }
}
