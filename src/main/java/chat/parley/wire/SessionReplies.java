package chat.parley.wire;

import static chat.parley.wire.field.Property.always;

import chat.parley.protocol.Done;
import chat.parley.room.RoomReply;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The answers to hello, ping and bye. */
public final class SessionReplies {
  private static final Shape ONESELF =
      Shape.object(
          "oneself",
          "Who one is.",
          always("id", Text.ANY, ""),
          always("name", Text.ANY, "as others see it, which may not be as one asked"),
          always("guest", Flag.FLAG, ""));

  private static final Shape LIMITS =
      Shape.object(
          "limits",
          "What one may do: see [Limits](#limits). A pace of 0 is no limit.",
          always("frame_bytes", Count.COUNT, "of a message of this carrier"),
          always("text", Count.COUNT, "characters of a text"),
          always("rooms", Count.COUNT, "that a session may be in"),
          always("page", Count.COUNT, "entries of a page"),
          always("sends_per_second", Count.COUNT, ""),
          always("sends_burst", Count.COUNT, ""),
          always("send_bytes_per_second", Count.COUNT, ""),
          always("send_bytes_burst", Count.COUNT, ""),
          always("commands_per_second", Count.COUNT, ""),
          always("commands_burst", Count.COUNT, ""),
          always("waiting_bytes", Count.COUNT, "that a connection may leave unread"),
          always("emit_bytes", Count.COUNT, "of the data of a named event"),
          always("cards", Count.COUNT, "links of a message that have cards; 0 is none"),
          always("edit_seconds", Count.COUNT, "so long one may edit a message; 0 is for ever"),
          always("file_bytes", Count.COUNT, "most of a file; 0 is no files"));

  /** What the connection adds to a hello that is answered. */
  static final List<Property> WELCOME =
      List.of(
          always("v", Count.COUNT, "1"),
          always("session", Text.ANY, "the public id of this connection"),
          always("key", Text.ANY, "secret: proves a resume of the session"),
          always("person", Text.ANY, "secret: makes one the same user in another session"),
          always("user", ONESELF, ""),
          always("node", Text.ANY, "the node at which one is"),
          always("addresses", new ListOf(Text.ANY), "where one may go on; mostly none"),
          always("ts", Count.COUNT, "the server's clock: milliseconds since 1970, UTC"),
          always("limits", LIMITS, ""));

  static final Answer<RoomReply.Entered> ENTERED =
      new Answer<>(
          RoomReply.Entered.class,
          "The `welcome`.",
          with(WELCOME, always("rooms", new ListOf(RoomReplies.ROOM), "in which one goes on")),
          SessionReplies::entered,
          reply -> reply.rooms().stream().mapToInt(RoomReplies::weight).sum());

  /** The server is there, and its clock says so many milliseconds since 1970, UTC. */
  private record Pong(long now) {}

  static final Answer<Pong> PONG =
      new Answer<>(
          Pong.class,
          "It is there.",
          List.of(always("ts", Count.COUNT, "the server's clock: milliseconds since 1970, UTC")),
          (pong, json) -> json.put("ts", pong.now()));

  /** Nothing but that it is done. */
  static final Answer<Done> DONE =
      new Answer<>(Done.class, "It is done.", List.of(), (reply, json) -> {});

  private SessionReplies() {}

  /** What a ping is answered now. */
  public static JsonObject pong() {
    return PONG.json(new Pong(System.currentTimeMillis()));
  }

  private static List<Property> with(List<Property> properties, Property another) {
    List<Property> all = new ArrayList<>(properties);
    all.add(another);
    return List.copyOf(all);
  }

  private static void entered(RoomReply.Entered reply, JsonObject json) {
    JsonArray rooms = new JsonArray();
    reply.rooms().forEach(room -> rooms.add(RoomReplies.put(room, new JsonObject())));
    json.put("user", People.user(reply.user()).put("guest", reply.user().guest()))
        .put("rooms", rooms);
  }
}
