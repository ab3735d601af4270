package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.RefusedItem;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers about boards. */
final class BoardReplies {
  private static final int LINE_BYTES = 200;
  private static final int VALUE_BYTES = 300;

  static final Property ROOM = always("room", Text.ANY, "");
  static final Property BOARD = always("board", Text.ANY, "its name");

  private static final Shape REFUSED =
      Shape.object(
          "refused item",
          "Why an item was not taken, while others were.",
          always("item", Count.COUNT, "where it stood, from 0"),
          always("type", Choice.of(Problem.class), "as the names of [Problems](#problems)"),
          sometimes("field", Text.ANY, "which field is at fault"),
          always("detail", Text.ANY, "for people"));

  static final Answer<BoardReply.Recorded> RECORDED =
      new Answer<>(
          BoardReply.Recorded.class,
          "What could be taken is.",
          List.of(
              ROOM,
              BOARD,
              always("taken", Count.COUNT, "how many items"),
              always("refused", new ListOf(REFUSED), "the others")),
          (reply, json) ->
              named(json, reply.board())
                  .put("taken", reply.taken())
                  .put("refused", People.array(reply.refused(), BoardReplies::refused)),
          reply -> LINE_BYTES * reply.refused().size());

  static final Answer<BoardReply.Watched> WATCHED =
      new Answer<>(
          BoardReply.Watched.class,
          "The board as it is.",
          List.of(
              ROOM,
              BOARD,
              always(
                  "rev", Count.COUNT, "of this state: with it `since` goes on, on the same server"),
              always(
                  "every_ms", Count.COUNT, "as it is: 100, 250, 500, 1000, 5000, 15000 or 60000"),
              BoardViews.TITLE,
              BoardViews.LAYOUT,
              always("metrics", new ListOf(BoardViews.METRIC), ""),
              always("values", new ListOf(BoardViews.VALUE), ""),
              BoardViews.DROPPED,
              always(
                  "resumed",
                  Flag.FLAG,
                  "whether it is only what has changed since; else it is all, and what one had is"
                      + " over")),
          BoardReplies::put,
          reply ->
              BoardViews.weight(reply.view().metrics())
                  + VALUE_BYTES * reply.view().values().size());

  private static final Shape LINE =
      Shape.object(
          "board",
          "A board in a list.",
          BOARD,
          always("title", Text.ANY, "for people"),
          always("metrics", Count.COUNT, "how many"),
          always("at", Count.COUNT, "when it was recorded on last: milliseconds since 1970"));

  static final Answer<BoardReply.Listed> LISTED =
      new Answer<>(
          BoardReply.Listed.class,
          "The boards.",
          List.of(ROOM, always("boards", new ListOf(LINE), "")),
          (reply, json) ->
              json.put("room", reply.room())
                  .put("boards", People.array(reply.boards(), BoardReplies::line)),
          reply -> LINE_BYTES * reply.boards().size());

  static final Answer<BoardReply.Made> MADE =
      new Answer<>(
          BoardReply.Made.class,
          "It is there.",
          List.of(ROOM, BOARD),
          (reply, json) -> named(json, reply.board()));

  static final Answer<BoardReply.Deleted> DELETED =
      new Answer<>(
          BoardReply.Deleted.class,
          "It is there no more.",
          List.of(ROOM, BOARD),
          (reply, json) -> named(json, reply.board()));

  static final Answer<BoardReply.Told> TOLD =
      new Answer<>(
          BoardReply.Told.class,
          "The past.",
          List.of(ROOM, BOARD, always("metrics", new ListOf(BoardViews.METRIC), "")),
          (reply, json) ->
              named(json, reply.board()).put("metrics", BoardViews.metrics(reply.metrics())),
          reply -> BoardViews.weight(reply.metrics()));

  private BoardReplies() {}

  static JsonObject named(JsonObject json, BoardName board) {
    return json.put("room", board.room()).put("board", board.name());
  }

  private static JsonObject refused(RefusedItem item) {
    Refused why = item.why();
    JsonObject json =
        new JsonObject().put("item", item.index()).put("type", Choice.word(why.problem()));
    why.field().ifPresent(field -> json.put("field", field));
    return json.put("detail", why.detail());
  }

  private static void put(BoardReply.Watched reply, JsonObject json) {
    named(json, reply.board()).put("every_ms", reply.interval().millis());
    BoardViews.put(reply.view(), "metrics", true, json);
    json.put("resumed", reply.resumed());
  }

  private static JsonObject line(BoardReply.Line line) {
    return new JsonObject()
        .put("board", line.board().name())
        .put("title", line.title())
        .put("metrics", line.metrics())
        .put("at", line.at());
  }
}
