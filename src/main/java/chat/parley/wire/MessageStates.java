package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.Alteration;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageState;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The shapes of what a message refers to, and of what has become of it. */
final class MessageStates {
  private static final Shape QUOTE =
      Shape.object(
          "quote",
          "The beginning of the message that another one answers.",
          always("seq", Count.COUNT, ""),
          always("from", People.USER, ""),
          always("text", Text.ANY, "at most " + Links.Quote.CHARACTERS + " characters"),
          sometimes("deleted", Flag.FLAG, "true when it says nothing any more"));

  private static final Shape FORWARDED =
      Shape.object(
          "forwarded",
          "Where a message was said first.",
          always("room", Text.ANY, "`direct` when it was between two people"),
          always("seq", Count.COUNT, "then 0"),
          always("from", People.USER, ""),
          always("ts", Count.COUNT, "milliseconds since 1970, UTC"));

  private static final Shape EDITED =
      Shape.object(
          "edit",
          "That a message was edited.",
          always("n", Count.COUNT, "how many times"),
          always("ts", Count.COUNT, "when last"));

  private static final Shape DELETED =
      Shape.object(
          "deletion",
          "That a message was deleted.",
          always("by", People.USER, ""),
          always("ts", Count.COUNT, "when"));

  private static final Shape REACTIONS =
      Shape.object(
          "reactions",
          "Who has reacted with one emoji.",
          always("emoji", Text.ANY, ""),
          always("count", Count.COUNT, "all of them"),
          sometimes("mine", Flag.FLAG, "true when one is among them"),
          always(
              "users",
              new ListOf(People.USER),
              "the first, at most " + MessageState.Reactions.NAMED));

  private static final Shape THREAD =
      Shape.object(
          "thread",
          "That a message was answered.",
          always("count", Count.COUNT, "how many replies its thread has, deleted ones too"),
          always("last", Count.COUNT, "the `seq` of the last one"));

  private static final Shape ENDED =
      Shape.object(
          "ending",
          "That a message was not written to its end.",
          always("end", Choice.of(Alteration.End.class), "`stopped` or `lost`"),
          always("by", People.USER, "who stopped it; or whose it is"));

  /** What {@link #put} puts. */
  static final List<Property> PROPERTIES =
      List.of(
          sometimes("reply", Count.COUNT, "the `seq` that it answers"),
          sometimes("root", Count.COUNT, "the `seq` with which its thread began"),
          sometimes("quote", QUOTE, "what that says"),
          sometimes("forwarded", FORWARDED, "where it comes from"),
          sometimes("edited", EDITED, "in pages, where it was"),
          sometimes("deleted", DELETED, "in pages, where it was; its text is empty"),
          sometimes("reactions", new ListOf(REACTIONS), "in pages, where there are any"),
          sometimes("pinned", Flag.FLAG, "in pages, true when it is"),
          sometimes("thread", THREAD, "in pages, where a thread began with it"),
          sometimes("open", Flag.FLAG, "true when more of it will be appended"),
          sometimes("ended", ENDED, "in pages, where it broke off and was not edited since"));

  private MessageStates() {}

  static void put(Message message, JsonObject json) {
    if (message.links() != Links.NONE) {
      put(message.links(), json);
    }
    if (message.state() != MessageState.NONE) {
      put(message.state(), json);
    }
  }

  private static void put(Links links, JsonObject json) {
    links.reply().ifPresent(seq -> json.put("reply", seq));
    links.root().ifPresent(seq -> json.put("root", seq));
    links.quote().ifPresent(quote -> json.put("quote", quote(quote)));
    links
        .forwarded()
        .ifPresent(
            from ->
                json.put(
                    "forwarded",
                    new JsonObject()
                        .put("room", from.room())
                        .put("seq", from.seq())
                        .put("from", People.user(from.from()))
                        .put("ts", from.ts())));
  }

  private static JsonObject quote(Links.Quote quote) {
    JsonObject json =
        new JsonObject()
            .put("seq", quote.seq())
            .put("from", People.user(quote.from()))
            .put("text", quote.text());
    return quote.deleted() ? json.put("deleted", true) : json;
  }

  private static void put(MessageState state, JsonObject json) {
    state
        .edited()
        .ifPresent(
            edited ->
                json.put("edited", new JsonObject().put("n", edited.n()).put("ts", edited.ts())));
    state
        .deleted()
        .ifPresent(
            deleted ->
                json.put(
                    "deleted",
                    new JsonObject().put("by", People.user(deleted.by())).put("ts", deleted.ts())));
    if (!state.reactions().isEmpty()) {
      json.put("reactions", People.array(state.reactions(), MessageStates::reactions));
    }
    if (state.open()) {
      json.put("open", true);
    }
    state
        .ended()
        .ifPresent(
            ended ->
                json.put(
                    "ended",
                    new JsonObject()
                        .put("end", Choice.word(ended.end()))
                        .put("by", People.user(ended.by()))));
    if (state.pinned()) {
      json.put("pinned", true);
    }
    state
        .thread()
        .ifPresent(
            thread ->
                json.put(
                    "thread",
                    new JsonObject().put("count", thread.count()).put("last", thread.last())));
  }

  private static JsonObject reactions(MessageState.Reactions reactions) {
    JsonObject json =
        new JsonObject()
            .put("emoji", reactions.emoji())
            .put("count", reactions.count())
            .put("users", People.array(reactions.users(), People::user));
    return reactions.mine() ? json.put("mine", true) : json;
  }
}
