package chat.parley.wire;

import chat.parley.capability.EventCases;
import chat.parley.message.MessageEvent;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Spells events: {@code {"ev":"message","room":"lobby",…}}. */
public final class EventWriter implements EventCases<JsonObject> {
  public static final EventWriter EVENTS = new EventWriter();

  private EventWriter() {}

  public static JsonObject json(Event event) {
    return EventCases.match(event, EVENTS);
  }

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

  @Override
  public JsonObject said(MessageEvent.Said event) {
    return Shapes.message(event.message());
  }

  @Override
  public JsonObject whispered(MessageEvent.Whispered event) {
    return new JsonObject()
        .put("ev", "message")
        .put("to", "session:" + event.session())
        .put("cid", event.cid())
        .put("from", Shapes.sender(event.from()))
        .put("ts", event.ts())
        .put("body", Shapes.body(event.body()));
  }

  @Override
  public JsonObject typed(RoomEvent.Typed event) {
    return new JsonObject()
        .put("ev", "typing")
        .put("room", event.room())
        .put("user", Shapes.user(event.user()))
        .put("on", event.on());
  }

  @Override
  public JsonObject presence(RoomEvent.PresenceChanged event) {
    return new JsonObject()
        .put("ev", "presence")
        .put("room", event.room())
        .put("join", Shapes.array(event.joined(), Shapes::member))
        .put("leave", Shapes.array(event.left(), Shapes::user))
        .put("count", event.count());
  }

  /** Holds in every room in which the two are. */
  @Override
  public JsonObject status(RoomEvent.StatusChanged event) {
    return new JsonObject().put("ev", "presence").put("user", Shapes.member(event.member()));
  }

  @Override
  public JsonObject custom(MessageEvent.Custom event) {
    return Shapes.target(new JsonObject().put("ev", "custom"), event.to())
        .put("name", event.name())
        .put("from", Shapes.sender(event.from()))
        .put("data", new JsonArray(BinaryData.spelled(event.data())))
        .put("ts", event.ts());
  }
}
