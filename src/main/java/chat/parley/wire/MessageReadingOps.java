package chat.parley.wire;

import static chat.parley.wire.MessageName.MESSAGE;
import static chat.parley.wire.RoomName.ROOM;
import static chat.parley.wire.field.Property.always;

import chat.parley.access.Verb;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageReply;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/** The ops that read of messages what a page of history does not tell: thread, versions, pins. */
final class MessageReadingOps {
  private static final Field<OptionalLong> BEFORE =
      Field.optionalCount("before", "the `seq` before which the page ends");
  private static final Field<OptionalLong> AFTER =
      Field.optionalCount("after", "the `seq` after which the page begins; 0 unless said");

  private static final Op<MessageCommand.ReadThread> THREAD =
      new Op<>(
          "thread",
          "Reads a page of the thread of a message: the one that it began with, then what"
              + " answers it, oldest first. `before` wins over `after`.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(MESSAGE, BEFORE, AFTER, RoomOps.LIMIT),
          MessageReadingOps::thread,
          List.of(MessageReplies.READ));

  private static final Op<MessageCommand.ListPins> PINS =
      new Op<>(
          "pins",
          "Reads what is pinned in a room, the last one pinned first.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, RoomOps.LIMIT),
          given -> new MessageCommand.ListPins(ROOM.in(given), RoomOps.LIMIT.in(given)),
          List.of(MessageReplies.READ));

  private static final Shape VERSION =
      Shape.object(
          "version",
          "What a message said at some time.",
          always("n", Count.COUNT, "0 as it was sent, then the number of the edit"),
          always("body", Messages.BODY, ""),
          always("ts", Count.COUNT, "milliseconds since 1970, UTC"));

  private static final Op<MessageCommand.ListVersions> VERSIONS =
      new Op<>(
          "versions",
          "Reads what one's own message has said before it was edited.",
          List.of(Verb.READ, Verb.SEE_VERSIONS),
          Pace.READING,
          List.of(MESSAGE),
          given -> new MessageCommand.ListVersions(MESSAGE.in(given)),
          List.of(
              new Answer<>(
                  MessageReply.Versions.class,
                  "All of them, or the newest that fit a page.",
                  List.of(
                      always("id", Text.ANY, "of the message"),
                      always("versions", new ListOf(VERSION), "oldest first")),
                  MessageReadingOps::put,
                  reply ->
                      reply.versions().stream()
                          .mapToInt(version -> version.body().weight())
                          .sum())));

  static final List<Op<?>> ROWS = List.of(THREAD, PINS, VERSIONS);

  private MessageReadingOps() {}

  private static MessageCommand.ReadThread thread(Given given) {
    OptionalLong before = BEFORE.in(given);
    long after = AFTER.in(given).orElse(0);
    int limit = RoomOps.LIMIT.in(given);
    return before.isPresent()
        ? new MessageCommand.ReadThread(
            MESSAGE.in(given), MessageCommand.Direction.BEFORE, before.getAsLong(), limit)
        : new MessageCommand.ReadThread(
            MESSAGE.in(given), MessageCommand.Direction.AFTER, after, limit);
  }

  private static void put(MessageReply.Versions reply, JsonObject json) {
    json.put("id", reply.message().toString())
        .put(
            "versions",
            People.array(
                reply.versions(),
                version ->
                    new JsonObject()
                        .put("n", version.n())
                        .put("body", Messages.body(version.body()))
                        .put("ts", version.ts())));
  }
}
