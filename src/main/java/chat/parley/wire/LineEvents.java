package chat.parley.wire;

import static chat.parley.wire.BoardReplies.BOARD;
import static chat.parley.wire.BoardReplies.ROOM;
import static chat.parley.wire.field.Property.always;

import chat.parley.board.BoardEvent;
import chat.parley.board.lines.LineEvent;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;

/** What is heard of logs of boards: under the name of events of boards. */
final class LineEvents {
  private static final String NAME = "board";
  private static final Property EV = always("ev", new Word(NAME), "");

  static final Shape TOLD =
      Shape.event(
          NAME,
          "lines of a board",
          "New lines of the log of a board that one follows. In nobody's log of a room. Who is slow"
              + " misses some, and gets the newest of them as one.",
          EV,
          ROOM,
          BOARD,
          LineReplies.LIST,
          always("since", Count.COUNT, "the `n` before them"),
          always("n", Count.COUNT, "up to which one has all with this, but what was left out"),
          always("left_out", Count.COUNT, "how many more would have passed; they can be read"));

  static final Shape CLOSED =
      Shape.event(
          NAME,
          "end of a log",
          "Nothing more is heard of the log of a board that one followed.",
          EV,
          ROOM,
          BOARD,
          always(
              "log_closed",
              Choice.of(BoardEvent.CloseReason.class),
              "`left`: the room was left; `reset`: the boards are other ones, follow it again"));

  private LineEvents() {}

  static JsonObject told(LineEvent.Told event) {
    return BoardReplies.named(new JsonObject().put("ev", NAME), event.board())
        .put("lines", LineReplies.lines(event.lines()))
        .put("since", event.since())
        .put("n", event.number())
        .put("left_out", event.leftOut());
  }

  static JsonObject closed(LineEvent.Closed event) {
    return BoardReplies.named(new JsonObject().put("ev", NAME), event.board())
        .put("log_closed", Choice.word(event.reason()));
  }
}
