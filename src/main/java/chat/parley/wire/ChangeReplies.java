package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.Alteration;
import chat.parley.message.Change;
import chat.parley.message.MessageReply;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers to what lets something happen to messages. */
final class ChangeReplies {

  /** It is in the log. */
  static final Answer<MessageReply.Changed> CHANGED =
      new Answer<>(
          MessageReply.Changed.class,
          "The change is in the log.",
          List.of(
              always("id", Text.ANY, "of the message"),
              always("room", Text.ANY, ""),
              always("seq", Count.COUNT, "of the message"),
              always("pos", Count.COUNT, "of the change, among all entries of the log"),
              always("epoch", Text.ANY, ""),
              always("ts", Count.COUNT, "when it was stored: milliseconds since 1970, UTC"),
              always("cid", Text.ANY, "as given, or made"),
              sometimes("n", Count.COUNT, "of an edit: which one it is, from 1"),
              sometimes("count", Count.COUNT, "of a reaction: how many there are of its emoji"),
              sometimes("dup", Flag.FLAG, "true when it had been stored before")),
          ChangeReplies::put);

  /** Nothing had to happen. */
  static final Answer<MessageReply.Unchanged> UNCHANGED =
      new Answer<>(
          MessageReply.Unchanged.class,
          "It is so already; nothing was stored, and its `cid` stays free.",
          List.of(
              always("id", Text.ANY, "of the message"),
              always("room", Text.ANY, ""),
              always("seq", Count.COUNT, "of the message"),
              always("epoch", Text.ANY, ""),
              always("cid", Text.ANY, "as given, or made"),
              always("dup", Flag.FLAG, "true")),
          (reply, json) ->
              json.put("id", reply.message().toString())
                  .put("room", reply.message().room())
                  .put("seq", reply.message().seq())
                  .put("epoch", reply.epoch())
                  .put("cid", reply.cid())
                  .put("dup", true));

  /** It has grown. */
  static final Answer<MessageReply.Grown> GROWN =
      new Answer<>(
          MessageReply.Grown.class,
          "What was appended is taken; an end is in the log.",
          List.of(
              always("id", Text.ANY, "of the message"),
              always("n", Count.COUNT, "which one is due next")),
          (reply, json) -> json.put("id", reply.message().toString()).put("n", reply.n()));

  private ChangeReplies() {}

  private static void put(MessageReply.Changed reply, JsonObject json) {
    Change change = reply.change();
    json.put("id", change.message().toString())
        .put("room", change.room())
        .put("seq", change.seq())
        .put("pos", change.pos())
        .put("epoch", change.epoch())
        .put("ts", change.ts())
        .put("cid", change.cid());
    if (change.alteration() instanceof Alteration.Edit) {
      json.put("n", change.number());
    } else if (change.alteration() instanceof Alteration.Reaction) {
      json.put("count", change.number());
    }
    if (reply.duplicate()) {
      json.put("dup", true);
    }
  }
}
