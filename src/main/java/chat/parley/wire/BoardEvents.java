package chat.parley.wire;

import static chat.parley.wire.BoardReplies.BOARD;
import static chat.parley.wire.BoardReplies.ROOM;
import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.board.BoardEvent;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is heard of boards. */
final class BoardEvents {
  private static final String NAME = "board";

  private static final Property EV = always("ev", new Word(NAME), "");

  private static final Shape CHANGED =
      Shape.event(
          NAME,
          "changes of a board",
          "What has changed on a board that one watches, as it is now: to apply it twice changes"
              + " nothing. In nobody's log. Who is slow misses some, and gets what he lacks as one.",
          EV,
          ROOM,
          BOARD,
          always("rev", Count.COUNT, "of the state that one has with this"),
          always(
              "since",
              Count.COUNT,
              "the state it builds on; if that is higher than what one has, watch again with"
                  + " one's own"),
          BoardViews.TITLE,
          BoardViews.LAYOUT,
          always("changes", new ListOf(BoardViews.METRIC), "metrics, with series that changed"),
          sometimes("values", new ListOf(BoardViews.VALUE), "those that changed"),
          BoardViews.DROPPED);

  private static final Shape CLOSED =
      Shape.event(
          NAME,
          "end of a board",
          "Nothing more is heard of a board that one watched.",
          EV,
          ROOM,
          BOARD,
          always(
              "closed",
              Choice.of(BoardEvent.CloseReason.class),
              "`left`: the room was left; `reset`: the boards are other ones, watch it again; `deleted`: it was"
                  + " taken away"));

  private static final String LIST = "boards";

  private static final Shape LISTED =
      Shape.event(
          LIST,
          "boards of a room",
          "A room that one is in has another board, or one less. In nobody's log.",
          always("ev", new Word(LIST), ""),
          ROOM,
          BOARD,
          sometimes("deleted", Flag.FLAG, "true when it was taken away"));

  static final List<EventRow> ROWS =
      List.of(
          new EventRow(Heard.EVERYWHERE, NAME, CHANGED, CLOSED),
          new EventRow(Heard.EVERYWHERE, LIST, LISTED));

  private BoardEvents() {}

  static JsonObject changed(BoardEvent.Changed event) {
    JsonObject json = BoardReplies.named(new JsonObject().put("ev", NAME), event.board());
    json.put("since", event.since());
    BoardViews.put(event.view(), "changes", false, json);
    return json;
  }

  static JsonObject listed(BoardEvent.ListChanged event) {
    JsonObject json = BoardReplies.named(new JsonObject().put("ev", LIST), event.board());
    return event.deleted() ? json.put("deleted", true) : json;
  }

  static JsonObject closed(BoardEvent.Closed event) {
    return BoardReplies.named(new JsonObject().put("ev", NAME), event.board())
        .put("closed", Choice.word(event.reason()));
  }
}
