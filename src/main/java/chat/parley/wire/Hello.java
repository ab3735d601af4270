package chat.parley.wire;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.DirectRoom;
import chat.parley.room.Names;
import chat.parley.room.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first command of a connection: who comes, and whether he was here before.
 *
 * @param person the key by which somebody is the same person in another session
 */
public record Hello(Optional<String> name, Optional<Resume> resume, Optional<String> person) {

  /** A session to go on with, the proof that it is his, and how far he has read. */
  public record Resume(String session, String key, Map<String, Position> rooms) {}

  public static Hello read(Fields fields, int mostRooms) {
    if (fields.optionalCount("v").orElse(1) != 1) {
      throw Fields.wrong("v", "must be 1: this server speaks chat.v1");
    }
    if (fields.optionalText("token").isPresent()) {
      throw new Refusal(
          Problem.UNAUTHORIZED.refusedFor(
              "token", "This server has no accounts: come as a guest."));
    }
    return new Hello(
        fields.optionalText("name").map(Hello::name),
        fields.optionalObject("resume").map(resume -> resume(resume, mostRooms)),
        fields.optionalText("person"));
  }

  private static String name(String wanted) {
    return Names.user(wanted)
        .orElseThrow(
            () ->
                Fields.wrong(
                    "name", "must be 1 to 40 characters, none of them control characters"));
  }

  private static Resume resume(Fields fields, int mostRooms) {
    Map<String, Position> rooms = new LinkedHashMap<>();
    Fields wanted = fields.optionalObject("rooms").orElse(new Fields(Map.of()));
    for (String room : wanted.names()) {
      String name = CommandReader.room(room, "rooms");
      Fields at =
          wanted.optionalObject(room).orElseThrow(() -> Fields.wrong(room, "must be an object"));
      rooms.put(name, position(at));
    }
    // Other people open rooms of two, so those are counted apart.
    long direct = rooms.keySet().stream().filter(DirectRoom::isDirect).count();
    if (direct > mostRooms || rooms.size() - direct > mostRooms) {
      throw new Refusal(Problem.TOO_MANY.refusedFor("rooms", "These are too many rooms."));
    }
    return new Resume(fields.text("session"), fields.text("key"), rooms);
  }

  static Position position(Fields fields) {
    return new Position(fields.text("epoch"), fields.count("pos"));
  }
}
