package chat.parley.wire;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.DirectRoom;
import chat.parley.room.Position;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.JsonType;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far somebody has read in each room: {@code {"lobby":{"epoch":…,"pos":…}}}. */
enum RoomPositions implements FieldType<Map<String, Position>> {
  ROOM_POSITIONS;

  private static final Field<String> EPOCH = Field.required("epoch", Text.ANY, "that of the log");
  private static final Field<Long> POS =
      Field.required("pos", Count.COUNT, "of the last entry that one has");

  /** How far in one room. */
  static final ObjectOf<Position> POSITION =
      new ObjectOf<>(List.of(EPOCH, POS), given -> new Position(EPOCH.in(given), POS.in(given)));

  @Override
  public Map<String, Position> read(String name, Object value, Bounds bounds) {
    Map<String, Position> rooms = new LinkedHashMap<>();
    ObjectOf.values(name, value)
        .forEach((room, at) -> rooms.put(RoomName.of(name, room), position(room, at, bounds)));
    // Other people open rooms of two, so those are counted apart.
    long direct = rooms.keySet().stream().filter(DirectRoom::isDirect).count();
    if (direct > bounds.rooms() || rooms.size() - direct > bounds.rooms()) {
      throw new Refusal(Problem.TOO_MANY.refusedFor(name, "These are too many rooms."));
    }
    return rooms;
  }

  private static Position position(String room, Object at, Bounds bounds) {
    if (at == null) {
      throw Wrong.field(room, "must be an object");
    }
    return POSITION.read(room, at, bounds);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "object").put("additionalProperties", POSITION.schema());
  }

  @Override
  public String words(Bounds bounds) {
    return "for each room " + POSITION.words(bounds);
  }

  @Override
  public List<JsonType> parts() {
    return List.of(POSITION);
  }

  @Override
  public Optional<Object> example() {
    return POSITION.example().map(position -> Map.of("lobby", position));
  }
}
