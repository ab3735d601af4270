package chat.parley.wire;

import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.message.Body;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageId;
import chat.parley.message.Target;
import chat.parley.pace.Price;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The ops of what people say: send, emit, and reading what was said. */
final class MessageOps {
  private static final Field<Target> TO = Field.required("to", Recipient.MESSAGE, "whom it is for");

  private static final Field<Optional<Body>> BODY =
      Field.optional("body", BodyFields.BODY, "what it says; left out only with `forward`");
  private static final Field<Optional<Body>> BEGUN =
      Field.optional("body", BodyFields.BEGUN, "what it says so far");
  private static final Field<Optional<String>> CID =
      Field.optional(
          "cid", new Text(64), "the client's own id, by which a retry is the same message");
  private static final Field<OptionalLong> REPLY =
      Field.optionalCount("reply", "the `seq` of the message that it answers");

  private static final Field<Optional<MessageId>> FORWARD =
      Field.optional(
          "forward",
          MessageName.MESSAGE_NAME,
          "the message that is passed on, to a room or a user");

  private static final Field<Boolean> OPEN =
      Field.optional(
          "open",
          Flag.FLAG,
          bounds -> false,
          "whether more will be appended to it, in a room or to a user");

  private static final Op<MessageCommand.Send> SEND =
      new Op<>(
          "send",
          "Says something: durably to a room or a user, passingly to a session.",
          List.of(Verb.SPEAK, Verb.WRITE_TO_PERSON),
          new Pace<>(
              "one command, and one send with its bytes; five when it calls all",
              (send, rooms) -> new Price(1, send.body().callsAll() ? 5 : 1, send.body().weight())),
          List.of(TO, BODY, CID, REPLY, FORWARD, OPEN),
          MessageOps::send,
          List.of(MessageReplies.SENT, MessageReplies.DELIVERED));

  private static final Field<Target> TO_ANYBODY =
      Field.required("to", Recipient.EVENT, "whom it is for");
  private static final Field<String> NAME =
      Field.required("name", new Text(64), "none that clients take for an event of the chat");
  private static final Field<List<Object>> DATA =
      Field.optional(
          "data",
          EventData.EVENT_DATA,
          bounds -> List.of(),
          "`{\"$base64\":\"AQID\"}` in it stands for binary");
  private static final Field<Boolean> OTHERS =
      Field.optional("others", Flag.FLAG, bounds -> false, "whether one is left out oneself");

  private static final Op<MessageCommand.Emit> EMIT =
      new Op<>(
          "emit",
          "Sends a named event that is in no log. Everyone in the room hears it, all sessions of"
              + " a user, one session, or everyone who is connected.",
          List.of(Verb.SPEAK, Verb.WRITE_TO_PERSON, Verb.CALL_EVERYONE),
          new Pace<>(
              "one command, with its bytes; to everyone, one send too",
              (emit, rooms) ->
                  new Price(
                      1,
                      emit.to() instanceof Target.ToEveryone ? 1 : 0,
                      BinaryData.weight(emit.data()))),
          List.of(TO_ANYBODY, NAME, DATA, OTHERS),
          MessageOps::emit,
          List.of(SessionReplies.DONE));

  private static final Field<OptionalLong> BEFORE =
      Field.optionalCount("before", "the `seq` before which it ends");
  private static final Field<OptionalLong> AFTER =
      Field.optionalCount("after", "the `seq` after which it begins");
  private static final Field<OptionalLong> AROUND =
      Field.optionalCount("around", "the `seq` that is in its middle");

  private static final Field<OptionalLong> SINCE =
      Field.optionalCount("ts", "a time; the first message since then is in its middle");

  private static final Op<MessageCommand.History> HISTORY =
      new Op<>(
          "history",
          "Reads a page of what was said: the newest one, or where a `seq` or a time says."
              + " `before` wins over `after`, that over `around`, and that over `ts`.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, BEFORE, AFTER, AROUND, SINCE, RoomOps.LIMIT),
          MessageOps::history,
          List.of(MessageReplies.READ));

  static final List<Op<?>> ROWS = List.of(SEND, EMIT, HISTORY);

  private MessageOps() {}

  private static MessageCommand.Send send(Given given) {
    OptionalLong reply = REPLY.in(given);
    String cid = CID.in(given).orElseGet(() -> UUID.randomUUID().toString());
    Target to = TO.in(given);
    Optional<MessageId> forward = FORWARD.in(given);
    boolean open = OPEN.in(given);
    Body body =
        (open ? BEGUN : BODY)
            .in(given)
            .or(() -> forward.map(passed -> new Body("", Body.Format.PLAIN, Map.of())))
            .orElseThrow(() -> Wrong.field("body", "is missing"));
    if (to instanceof Target.ToSession && (open || forward.isPresent())) {
      throw Wrong.field(open ? "open" : "forward", "is for rooms and users");
    }
    return new MessageCommand.Send(to, cid, body, reply, forward, open);
  }

  private static MessageCommand.Emit emit(Given given) {
    String name = NAME.in(given);
    List<Object> data = DATA.in(given);
    if (EventNames.deceiving(name, given.bounds().revision3()) || EventNames.forged(name, data)) {
      throw Wrong.field("name", "is one that clients take for an event of the chat itself");
    }
    return new MessageCommand.Emit(TO_ANYBODY.in(given), name, data, OTHERS.in(given));
  }

  private static MessageCommand.History history(Given given) {
    String room = ROOM.in(given);
    int limit = RoomOps.LIMIT.in(given);
    OptionalLong before = BEFORE.in(given);
    OptionalLong after = AFTER.in(given);
    OptionalLong around = AROUND.in(given);
    OptionalLong since = SINCE.in(given);
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
    if (since.isPresent()) {
      return new MessageCommand.History(
          room, MessageCommand.Direction.SINCE, since.getAsLong(), limit);
    }
    return new MessageCommand.History(room, MessageCommand.Direction.NEWEST, 0, limit);
  }
}
