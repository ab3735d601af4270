package chat.parley.wire;

import static chat.parley.wire.BoardReplies.BOARD;
import static chat.parley.wire.BoardReplies.ROOM;
import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.board.Level;
import chat.parley.board.lines.LineReply;
import chat.parley.board.lines.NumberedLine;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers about logs of boards. */
final class LineReplies {
  static final Shape LINE =
      Shape.object(
          "log line",
          "A line of a log.",
          always("n", Count.COUNT, "its number: the order of the log, not dense"),
          always("at", Count.COUNT, "when it was: milliseconds since 1970"),
          always("level", Choice.of(Level.class), ""),
          always("log", Text.ANY, "the name that it was recorded with"),
          always("text", Text.ANY, ""),
          sometimes("fields", FieldsText.FIELDS_TEXT, "what else is known of it"));

  static final Property LIST = always("lines", new ListOf(LINE), "the oldest first");

  static final Answer<LineReply.Following> FOLLOWING =
      new Answer<>(
          LineReply.Following.class,
          "The end of the log.",
          List.of(
              ROOM,
              BOARD,
              always(
                  "every_ms", Count.COUNT, "as it is: 100, 250, 500, 1000, 5000, 15000 or 60000"),
              always(
                  "n", Count.COUNT, "up to which one has all with this: with it `since` goes on"),
              LIST,
              always("more", Flag.FLAG, "whether older ones were left out")),
          (reply, json) ->
              BoardReplies.named(json, reply.board())
                  .put("every_ms", reply.interval().millis())
                  .put("n", reply.number())
                  .put("lines", lines(reply.lines()))
                  .put("more", reply.more()),
          reply -> weight(reply.lines()));

  static final Answer<LineReply.Lines> LINES =
      new Answer<>(
          LineReply.Lines.class,
          "The lines.",
          List.of(
              ROOM,
              BOARD,
              LIST,
              always("more", Flag.FLAG, "whether there may be more in that direction"),
              always("n", Count.COUNT, "from where to go on, as `before` or `after`")),
          (reply, json) ->
              BoardReplies.named(json, reply.board())
                  .put("lines", lines(reply.lines()))
                  .put("more", reply.more())
                  .put("n", reply.number()),
          reply -> weight(reply.lines()));

  private LineReplies() {}

  static JsonArray lines(List<NumberedLine> lines) {
    return People.array(lines, LineReplies::line);
  }

  private static JsonObject line(NumberedLine numbered) {
    JsonObject json =
        new JsonObject()
            .put("n", numbered.number())
            .put("at", numbered.line().at())
            .put("level", Choice.word(numbered.line().level()))
            .put("log", numbered.line().source().text())
            .put("text", numbered.line().text());
    numbered.line().fields().ifPresent(fields -> json.put("fields", JsonText.value(fields)));
    return json;
  }

  private static int weight(List<NumberedLine> lines) {
    return lines.stream().mapToInt(line -> line.line().weight()).sum();
  }
}
