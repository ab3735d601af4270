package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.Message;
import chat.parley.message.MessageReply;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers to what people say and read. */
final class MessageReplies {

  /** It is in the log. */
  static final Answer<MessageReply.Sent> SENT =
      new Answer<>(
          MessageReply.Sent.class,
          "To a room or a user: it is in the log.",
          List.of(
              always("id", Text.ANY, "`lobby:123`: room and `seq`"),
              always("room", Text.ANY, "of a message to a user, the direct room"),
              always("seq", Count.COUNT, "its number among the room's messages"),
              always("pos", Count.COUNT, "its number among all entries of the log"),
              always("epoch", Text.ANY, ""),
              always("ts", Count.COUNT, "when it was stored: milliseconds since 1970, UTC"),
              always("cid", Text.ANY, "as given, or made"),
              sometimes("dup", Flag.FLAG, "true when it had been stored before")),
          MessageReplies::put);

  /** The socket of the one session has taken it. */
  static final Answer<MessageReply.Delivered> DELIVERED =
      new Answer<>(
          MessageReply.Delivered.class,
          "To a session: its socket has taken it.",
          List.of(
              always("ts", Count.COUNT, "milliseconds since 1970, UTC"),
              always("cid", Text.ANY, "as given, or made")),
          (reply, json) -> json.put("ts", reply.ts()).put("cid", reply.cid()));

  /** A page of messages. */
  static final Answer<MessageReply.Read> READ =
      new Answer<>(
          MessageReply.Read.class,
          "The page.",
          List.of(
              always("room", Text.ANY, ""),
              always("epoch", Text.ANY, ""),
              always("head", Count.COUNT, "the `pos` of the room's last entry"),
              Messages.SELECTED.get(0),
              Messages.SELECTED.get(1)),
          (reply, json) ->
              Messages.put(
                  json.put("room", reply.room())
                      .put("epoch", reply.epoch())
                      .put("head", reply.head()),
                  reply.page()),
          reply -> reply.page().weight());

  private MessageReplies() {}

  private static void put(MessageReply.Sent reply, JsonObject json) {
    Message message = reply.message();
    json.put("id", message.id().toString())
        .put("room", message.room())
        .put("seq", message.seq())
        .put("pos", message.pos())
        .put("epoch", message.epoch())
        .put("ts", message.ts())
        .put("cid", message.cid());
    if (reply.duplicate()) {
      json.put("dup", true);
    }
  }
}
