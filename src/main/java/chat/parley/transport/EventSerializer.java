package chat.parley.transport;

import chat.parley.protocol.Event;
import chat.parley.wire.EventWriter;
import io.vertx.core.json.JsonObject;

/** The two texts in which a socket that carries text may hear an event. */
public enum EventSerializer {
  /** chat.v1: the event itself. */
  CHAT {
    @Override
    public String serialize(Event event) {
      return EventWriter.json(event).encode();
    }
  },
  /** The event bus bridge: {@code {"type":"rec","address":"parley.room.lobby","body":…}}. */
  BRIDGE {
    @Override
    public String serialize(Event event) {
      JsonObject body = EventWriter.json(event);
      String room = body.getString("room");
      return new JsonObject()
          .put("type", "rec")
          .put("address", room == null ? SESSION_ADDRESS : ROOM_ADDRESS + room)
          .put("body", body)
          .encode();
    }
  };

  /** Where a bridge client hears a room. */
  public static final String ROOM_ADDRESS = "parley.room.";

  /** Where verticles hear what is for everyone. */
  public static final String EVERYONE_ADDRESS = "parley.everyone";

  /** Where a bridge client hears what is for its session alone, or for everyone. */
  public static final String SESSION_ADDRESS = "parley.session";

  /** A program of this JVM that watches a board listens at an address that begins so. */
  public static final String PROGRAM_ADDRESS = "parley.internal.program.";

  private static final String PREFIX = "parley.";

  public abstract String serialize(Event event);

  /**
   * Where verticles hear a room, or what is no room.
   *
   * @param name of a room, or another name under which events are published
   */
  public static String address(String name) {
    return name.indexOf('/') < 0 ? ROOM_ADDRESS + name : PREFIX + name;
  }
}
