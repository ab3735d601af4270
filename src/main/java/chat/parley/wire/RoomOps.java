package chat.parley.wire;

import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.room.Position;
import chat.parley.room.RoomCommand;
import chat.parley.room.Status;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.PageLength;
import java.util.List;
import java.util.Optional;

/** The ops of rooms: come, go, show how one is, see who is there and which there are. */
final class RoomOps {
  static final Field<Integer> LIMIT =
      Field.optional(
          "limit", PageLength.PAGE_LENGTH, PageLength::usual, "how many entries; 50 unless said");

  private static final Field<Optional<Position>> SINCE =
      Field.optional("since", RoomPositions.POSITION, "go on from there");

  private static final Op<RoomCommand.Join> JOIN =
      new Op<>(
          "join",
          "Hears a room from now on. First come its newest entries, or those since a position.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, SINCE, LIMIT),
          given -> new RoomCommand.Join(ROOM.in(given), SINCE.in(given), LIMIT.in(given)),
          List.of(RoomReplies.JOINED));

  private static final Op<RoomCommand.Leave> LEAVE =
      new Op<>(
          "leave",
          "Hears a room no longer.",
          List.of(Verb.CONNECT),
          Pace.COMMAND,
          List.of(ROOM),
          given -> new RoomCommand.Leave(ROOM.in(given)),
          List.of(RoomReplies.LEFT));

  private static final Field<Boolean> ON =
      Field.optional(
          "on", Flag.FLAG, bounds -> true, "false when one has stopped; true unless said");

  private static final Op<RoomCommand.Typing> TYPING =
      new Op<>(
          "typing",
          "Shows the others in a room that one is typing. It ends by itself after 6 s.",
          List.of(Verb.SPEAK),
          Pace.READING,
          List.of(ROOM, ON),
          given -> new RoomCommand.Typing(ROOM.in(given), ON.in(given)),
          List.of(SessionReplies.DONE));

  private static final Field<Optional<Status>> SET =
      Field.optional("set", People.STATUS, "how one is from now on, in every room");
  private static final Field<Optional<String>> OF =
      Field.optional("of", RoomName.ROOM_NAME, "the room whose members one wants to see");

  private static final Op<RoomCommand.Presence> PRESENCE =
      new Op<>(
          "presence",
          "Shows how one is, or asks who is in a room. The reply to `of` names them.",
          List.of(Verb.SEE_PEOPLE),
          new Pace<>(
              "two commands; with `set`, one and one for each ten rooms",
              (presence, rooms) ->
                  presence.set().isPresent() ? Pace.touching(rooms) : Pace.reading()),
          List.of(SET, OF),
          given -> new RoomCommand.Presence(SET.in(given), OF.in(given)),
          List.of(RoomReplies.PRESENT, SessionReplies.DONE));

  private static final Op<RoomCommand.ListRooms> ROOMS =
      new Op<>(
          "rooms",
          "Lists rooms: the open ones, and one's direct rooms.",
          List.of(Verb.LIST_ROOMS),
          Pace.READING_MUCH,
          List.of(),
          given -> new RoomCommand.ListRooms(),
          List.of(RoomReplies.LISTED));

  static final List<Op<?>> ROWS = List.of(JOIN, LEAVE, TYPING, PRESENCE, ROOMS);

  private RoomOps() {}
}
