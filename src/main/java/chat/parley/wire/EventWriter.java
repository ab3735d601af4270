package chat.parley.wire;

import chat.parley.room.Event;
import io.vertx.core.json.JsonObject;

/** Spells events: {@code {"ev":"message","room":"lobby",…}}. */
public final class EventWriter implements Event.Cases<JsonObject> {
  private static final EventWriter EVENTS = new EventWriter();

  private EventWriter() {}

  public static JsonObject json(Event event) {
    return event.match(EVENTS);
  }

  @Override
  public JsonObject said(Event.Said event) {
    return Messages.message(event.message());
  }

  @Override
  public JsonObject whispered(Event.Whispered event) {
    return MessageEvents.whispered(event);
  }

  @Override
  public JsonObject custom(Event.Custom event) {
    return MessageEvents.custom(event);
  }

  @Override
  public JsonObject typed(Event.Typed event) {
    return RoomEvents.typed(event);
  }

  @Override
  public JsonObject presence(Event.PresenceChanged event) {
    return RoomEvents.changed(event);
  }

  @Override
  public JsonObject status(Event.StatusChanged event) {
    return RoomEvents.status(event);
  }
}
