package chat.parley.wire;

import chat.parley.access.Verb;
import chat.parley.room.Names;
import chat.parley.room.Position;
import chat.parley.room.RoomCommand;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Unread;
import chat.parley.wire.field.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ops that a connection answers by itself: hello, ping, bye. */
public final class SessionOps {
  private static final Field<Long> VERSION =
      Field.optional("v", Count.COUNT, bounds -> 1L, "1, which is chat.v1");
  private static final Field<Optional<String>> NAME =
      Field.optional("name", Text.ANY, "1 to 40 characters; without it one is made");
  private static final Field<Optional<String>> PERSON =
      Field.optional("person", Text.ANY, "the key by which one is the same user again");
  private static final Field<Optional<Void>> TOKEN =
      Field.optional("token", Token.TOKEN, "refused (401) until there are accounts");

  private static final Field<Map<String, Position>> ROOMS =
      Field.optional("rooms", RoomPositions.ROOM_POSITIONS, bounds -> Map.of(), "where one was");
  private static final Field<String> SESSION =
      Field.required("session", Text.ANY, "that of the `welcome`");
  private static final Field<String> KEY =
      Field.required("key", Text.ANY, "that of the same `welcome`");
  private static final Field<Optional<Hello.Resume>> RESUME =
      Field.optional(
          "resume",
          new ObjectOf<>(List.of(SESSION, KEY, ROOMS), SessionOps::resume),
          "a session to go on with");

  private static final Op<Hello> HELLO =
      new Op<>(
          "hello",
          "Begins, or goes on after a lost connection: see [Opening](#opening).",
          List.of(Verb.CONNECT),
          new Pace<>(
              "one command, and one for each ten rooms",
              (hello, rooms) ->
                  Pace.touching(hello.resume().map(back -> back.rooms().size()).orElse(0))),
          List.of(
              VERSION,
              NAME,
              RESUME,
              PERSON,
              TOKEN,
              Field.optional("client", Unread.UNREAD, "which program it is"),
              Field.optional("lang", Unread.UNREAD, "which language its user reads")),
          SessionOps::hello,
          List.of(SessionReplies.ENTERED));

  /** Whether the server is there. */
  public record Ping() {}

  private static final Op<Ping> PING =
      new Op<>(
          "ping",
          "Asks whether the server is there.",
          List.of(Verb.CONNECT),
          Pace.COMMAND,
          List.of(),
          given -> new Ping(),
          List.of(SessionReplies.PONG));

  private static final Op<RoomCommand.Quit> BYE =
      new Op<>(
          "bye",
          "Ends the session. What was asked before it is answered first; then the server closes"
              + " with 1000.",
          List.of(Verb.CONNECT),
          Pace.COMMAND,
          List.of(),
          given -> new RoomCommand.Quit(false),
          List.of(SessionReplies.DONE));

  static final List<Op<?>> ROWS = List.of(HELLO, PING, BYE);

  private SessionOps() {}

  /** The hello of a client, with what it costs. */
  public static Asked<Hello> hello(Fields fields, Bounds bounds) {
    return HELLO.asked(fields, bounds);
  }

  private static Hello hello(Given given) {
    if (VERSION.in(given) != 1) {
      throw Wrong.field("v", "must be 1: this server speaks chat.v1");
    }
    TOKEN.in(given);
    return new Hello(NAME.in(given).map(SessionOps::name), RESUME.in(given), PERSON.in(given));
  }

  private static String name(String wanted) {
    return Names.user(wanted)
        .orElseThrow(
            () ->
                Wrong.field("name", "must be 1 to 40 characters, none of them control characters"));
  }

  /** The rooms are looked at first. */
  private static Hello.Resume resume(Given given) {
    Map<String, Position> rooms = ROOMS.in(given);
    return new Hello.Resume(SESSION.in(given), KEY.in(given), rooms);
  }
}
