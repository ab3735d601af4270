package chat.parley.wire;

import static chat.parley.wire.field.Property.always;

import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** What a connection is told of itself. */
public final class SessionEvents {
  private static final Shape BYE =
      Shape.event(
          "bye",
          "bye",
          "The last thing that a connection hears, before every close with a code of 4000 or more:"
              + " SockJS and Socket.IO hide close codes.",
          always("ev", new Word("bye"), ""),
          always("code", Count.COUNT, "one of the [close codes](#close-codes)"),
          always("name", Text.ANY, "its name"),
          always("reconnect", Choice.of(Reconnect.class), "whether to come back"),
          always("after_ms", Count.COUNT, "and when"));

  private enum Reconnect {
    NOW,
    BACKOFF,
    NEVER
  }

  private static final Shape WELCOME =
      new Shape(
          "welcome",
          "event-welcome",
          "The first event of a socket: what the reply to `hello` is elsewhere.",
          Stream.concat(
                  Stream.of(always("ev", new Word("welcome"), "")), SessionReplies.WELCOME.stream())
              .toList());

  private static final Shape POSITION =
      Shape.event(
          "position",
          "position",
          "The offset knows of a room that was joined or left.",
          always("ev", new Word("position"), ""),
          always("room", Text.ANY, ""));

  private static final Shape NOTICE =
      Shape.event(
          "notice",
          "notice",
          "An event without a callback is refused.",
          always("ev", new Word("notice"), ""),
          always("event", Text.ANY, "its name"),
          always("error", ReplyWriter.ERROR, ""));

  static final List<EventRow> ROWS =
      List.of(
          new EventRow(Heard.EVERYWHERE, "bye", BYE),
          new EventRow(Heard.BY_SOCKET_IO, "welcome", WELCOME),
          new EventRow(Heard.BY_SOCKET_IO, "position", POSITION),
          new EventRow(Heard.BY_SOCKET_IO, "notice", NOTICE));

  private SessionEvents() {}

  /**
   * The last thing a connection hears.
   *
   * @param reconnect now, backoff or never
   */
  public static JsonObject bye(int code, String name, String reconnect, long afterMillis) {
    return new JsonObject()
        .put("ev", "bye")
        .put("code", code)
        .put("name", name)
        .put("reconnect", reconnect)
        .put("after_ms", afterMillis);
  }

  /** A socket of Socket.IO has joined or left a room. */
  public static JsonObject position(String room) {
    return new JsonObject().put("ev", "position").put("room", room);
  }

  /**
   * An event of Socket.IO is refused, and nobody waits for an answer.
   *
   * @param error of the reply
   */
  public static JsonObject notice(String event, JsonObject error) {
    return new JsonObject().put("ev", "notice").put("event", event).put("error", error);
  }
}
