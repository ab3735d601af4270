package chat.parley.wire;

import chat.parley.message.Body;
import chat.parley.message.MessageCommand;
import chat.parley.message.Target;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Names;
import chat.parley.room.RoomCommand;
import chat.parley.room.Status;
import chat.parley.room.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Turns an op and its fields into a command, or refuses them by the name of the field at fault. */
public final class CommandReader {
  /** Every op of chat.v1, those of the session among them. */
  public static final Set<String> OPS =
      Set.of(
          "hello",
          "join",
          "leave",
          "send",
          "emit",
          "typing",
          "presence",
          "history",
          "rooms",
          "ping",
          "bye");

  private static final int DEFAULT_PAGE = 50;
  private static final int CID_CHARACTERS = 64;
  private static final int EVENT_NAME_CHARACTERS = 64;
  private static final int ID_CHARACTERS = 128;

  private final int textCharacters;
  private final int longestPage;
  private final long emitBytes;
  private final boolean revision3;

  /**
   * @param emitBytes most that the data of a named event may take, spelled out
   * @param revision3 whether named events may reach clients of Socket.IO 1 and 2
   */
  public CommandReader(int textCharacters, int longestPage, long emitBytes, boolean revision3) {
    this.textCharacters = textCharacters;
    this.longestPage = longestPage;
    this.emitBytes = emitBytes;
    this.revision3 = revision3;
  }

  public Command read(String op, Fields fields) {
    return switch (op) {
      case "join" -> join(fields);
      case "leave" -> new RoomCommand.Leave(room(fields));
      case "send" -> send(fields);
      case "emit" -> emit(fields);
      case "typing" -> new RoomCommand.Typing(room(fields), fields.optionalFlag("on").orElse(true));
      case "presence" -> presence(fields);
      case "history" -> history(fields);
      case "rooms" -> new RoomCommand.ListRooms();
      case "bye" -> new RoomCommand.Quit(false);
      default -> throw new Refusal(Problem.NO_SUCH_OP.refusedFor("op", "There is no such op."));
    };
  }

  private Command join(Fields fields) {
    return new RoomCommand.Join(
        room(fields), fields.optionalObject("since").map(Hello::position), limit(fields));
  }

  private Command send(Fields fields) {
    OptionalLong reply = fields.optionalCount("reply");
    String cid = fields.optionalText("cid").orElseGet(() -> UUID.randomUUID().toString());
    bounded("cid", cid, CID_CHARACTERS);
    return new MessageCommand.Send(target(fields), cid, body(fields), reply);
  }

  private Body body(Fields fields) {
    Fields body =
        fields.optionalObject("body").orElseThrow(() -> Fields.wrong("body", "is missing"));
    String text = body.text("text");
    Map<String, Object> data = body.optionalMap("data").orElse(Map.of());
    if (BinaryData.within(data)) {
      throw Fields.wrong("data", "holds no binary: emit carries it");
    }
    if (data.isEmpty() && !VisibleText.in(text)) {
      throw Fields.wrong("text", "has nothing to see in it");
    }
    if (text.codePointCount(0, text.length()) > textCharacters) {
      throw new Refusal(
          Problem.TOO_LARGE.refusedFor(
              "text", "A text has at most " + textCharacters + " characters."));
    }
    return new Body(text, format(body), data);
  }

  private static Body.Format format(Fields body) {
    String format = body.optionalText("format").orElse("plain");
    return switch (format) {
      case "plain" -> Body.Format.PLAIN;
      case "md" -> Body.Format.MD;
      default -> throw Fields.wrong("format", "must be plain or md");
    };
  }

  private Command emit(Fields fields) {
    String name = fields.text("name");
    bounded("name", name, EVENT_NAME_CHARACTERS);
    List<Object> data = BinaryData.read(fields.optionalList("data").orElse(List.of()));
    if (BinaryData.weight(data) > emitBytes) {
      throw new Refusal(
          Problem.TOO_LARGE.refusedFor(
              "data", "The data of an event take at most " + emitBytes + " bytes."));
    }
    binary(data);
    if (EventNames.deceiving(name, revision3) || EventNames.forged(name, data)) {
      throw Fields.wrong("name", "is one that clients take for an event of the chat itself");
    }
    return new MessageCommand.Emit(
        target(fields), name, data, fields.optionalFlag("others").orElse(false));
  }

  /** Official clients of Socket.IO leave when they are told anything else. */
  private static void binary(List<Object> data) {
    int pieces = BinaryData.pieces(data);
    if (pieces > BinaryData.MOST_PIECES) {
      throw new Refusal(
          Problem.TOO_LARGE.refusedFor(
              "data",
              "An event carries at most " + BinaryData.MOST_PIECES + " pieces of binary data."));
    }
    if (pieces > 0 && BinaryData.forged(data)) {
      throw Fields.wrong(
          "data", "holds \"_placeholder\":true beside binary data, for which that stands");
    }
  }

  private static Command presence(Fields fields) {
    Optional<Status> set =
        fields
            .optionalText("set")
            .map(
                status ->
                    switch (status) {
                      case "online" -> Status.ONLINE;
                      case "away" -> Status.AWAY;
                      default -> throw Fields.wrong("set", "must be online or away");
                    });
    return new RoomCommand.Presence(set, fields.optionalText("of").map(name -> room(name, "of")));
  }

  private Command history(Fields fields) {
    String room = room(fields);
    int limit = limit(fields);
    OptionalLong before = fields.optionalCount("before");
    OptionalLong after = fields.optionalCount("after");
    OptionalLong around = fields.optionalCount("around");
    if (before.isPresent()) {
      return new MessageCommand.History(
          room, MessageCommand.Direction.BEFORE, before.getAsLong(), limit);
    }
    if (after.isPresent()) {
      return new MessageCommand.History(
          room, MessageCommand.Direction.AFTER, after.getAsLong(), limit);
    }
    if (around.isPresent()) {
      return new MessageCommand.History(
          room, MessageCommand.Direction.AROUND, around.getAsLong(), limit);
    }
    return new MessageCommand.History(room, MessageCommand.Direction.NEWEST, 0, limit);
  }

  private int limit(Fields fields) {
    long limit = fields.optionalCount("limit").orElse(Math.min(DEFAULT_PAGE, longestPage));
    if (limit < 1 || limit > longestPage) {
      throw Fields.wrong("limit", "must be 1 to " + longestPage);
    }
    return (int) limit;
  }

  private static Target target(Fields fields) {
    String to = fields.text("to");
    if (to.equals("everyone")) {
      return new Target.ToEveryone();
    }
    int colon = to.indexOf(':');
    String kind = colon < 0 ? "" : to.substring(0, colon);
    String name = to.substring(colon + 1);
    return switch (kind) {
      case "room" -> new Target.ToRoom(room(name, "to"));
      case "user" -> new Target.ToUser(bounded("to", name, ID_CHARACTERS));
      case "session" -> new Target.ToSession(bounded("to", name, ID_CHARACTERS));
      default -> throw Fields.wrong("to", "must be room:…, user:…, session:… or everyone");
    };
  }

  private static String room(Fields fields) {
    return room(fields.text("room"), "room");
  }

  static String room(String name, String field) {
    return Names.room(name)
        .orElseThrow(
            () ->
                Fields.wrong(
                    field, "must name a room with 1 to 128 letters, digits, '-', '_' or '.'"));
  }

  private static String bounded(String field, String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      throw Fields.wrong(field, "must have 1 to " + longest + " characters");
    }
    return text;
  }
}
