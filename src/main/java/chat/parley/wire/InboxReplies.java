package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.inbox.InboxReply;
import chat.parley.message.inbox.Level;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.Place;
import chat.parley.message.inbox.Preferences;
import chat.parley.message.inbox.Seen;
import chat.parley.message.inbox.Unread;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The answers of conversations. */
final class InboxReplies {
  static final Choice<Level> LEVEL = Choice.of(Level.class);

  static final Property CHANGE =
      always("n", Count.COUNT, "of two answers or events of a room, the one with more is newer");

  static final List<Property> STAND =
      List.of(
          always("room", Text.ANY, ""),
          CHANGE,
          always("read", Count.COUNT, "the `seq` of the last message that is read"),
          always("seq", Count.COUNT, "that of the last message that was counted"),
          always("unread", Count.COUNT, "messages of others behind it, counted up to 1,000"),
          always("mentions", Count.COUNT, "those of them that mention one"));

  private static final Shape SEEN =
      Shape.object(
          "seen",
          "How far somebody has seen a room.",
          always("id", Text.ANY, "who"),
          always("seq", Count.COUNT, "the last message that he has seen"));

  static final ListOf SEEN_BY = new ListOf(SEEN);

  static final Answer<InboxReply.Stands> STANDS =
      new Answer<>(
          InboxReply.Stands.class,
          "How the room stands.",
          with(
              STAND,
              sometimes(
                  "seen", SEEN_BY, "to a `read` without `seq`; nobody in a room of more than 50")),
          InboxReplies::stands);

  static final List<Property> PREFERENCES =
      List.of(
          always("room", Text.ANY, ""),
          CHANGE,
          always("level", LEVEL, ""),
          always("muted", Flag.FLAG, ""),
          always("pinned", Flag.FLAG, ""),
          always("archived", Flag.FLAG, ""));

  static final Answer<InboxReply.Preferred> PREFERRED =
      new Answer<>(
          InboxReply.Preferred.class,
          "How one has the room now.",
          PREFERENCES,
          (reply, json) ->
              preferences(json, reply.room(), reply.place().change(), reply.place().preferences()));

  static final Answer<InboxReply.Drafted> DRAFTED =
      new Answer<>(
          InboxReply.Drafted.class,
          "Without `text`: the draft.",
          List.of(always("room", Text.ANY, ""), always("text", Text.ANY, "empty if there is none")),
          (reply, json) -> json.put("room", reply.room()).put("text", reply.text()));

  private static final Shape LAST =
      Shape.object(
          "last",
          "The last message of a room.",
          always("seq", Count.COUNT, ""),
          always("from", People.USER, ""),
          always("text", Text.ANY, "as it is now, its first 120 characters"),
          always("ts", Count.COUNT, "milliseconds since 1970, UTC"),
          sometimes("deleted", Flag.FLAG, "true when it was deleted"));

  private static final Shape CONVERSATION =
      Shape.object(
          "conversation",
          "A room as one has it.",
          always("room", Text.ANY, ""),
          CHANGE,
          always("head", Count.COUNT, "the `pos` of its last entry; 0 when there is none"),
          always("seq", Count.COUNT, "the `seq` of its last message"),
          always("ts", Count.COUNT, "when that was: milliseconds since 1970, UTC"),
          always("read", Count.COUNT, "the `seq` of the last message that is read"),
          always("unread", Count.COUNT, "messages of others behind it, counted up to 1,000"),
          always("mentions", Count.COUNT, "those of them that mention one"),
          always("level", LEVEL, "see `notify`"),
          sometimes("muted", Flag.FLAG, "true when it is"),
          sometimes("pinned", Flag.FLAG, "true when it is"),
          sometimes("archived", Flag.FLAG, "true when it is"),
          sometimes("draft", Flag.FLAG, "true when there is one"),
          sometimes("last", LAST, ""),
          sometimes("direct", People.USER, "the other one of a direct room"));

  static final Answer<InboxReply.Synced> SYNCED =
      new Answer<>(
          InboxReply.Synced.class,
          "A page of conversations.",
          List.of(
              always("rooms", new ListOf(CONVERSATION), "about 256 KiB of them, in no order"),
              sometimes("more", Flag.FLAG, "true when there are others"),
              sometimes("next", Text.ANY, "what to ask for them with")),
          InboxReplies::synced,
          reply -> reply.rooms().stream().mapToInt(room -> room.line().weight()).sum());

  private InboxReplies() {}

  private static List<Property> with(List<Property> properties, Property another) {
    return Stream.concat(properties.stream(), Stream.of(another)).toList();
  }

  private static void stands(InboxReply.Stands reply, JsonObject json) {
    Place place = reply.place();
    stand(json, reply.room(), place.change(), place.read(), place.head(), reply.unread());
    reply.seen().ifPresent(all -> json.put("seen", People.array(all, InboxReplies::seen)));
  }

  static JsonObject stand(
      JsonObject json, String room, long change, long read, long head, Unread unread) {
    return json.put("room", room)
        .put("n", change)
        .put("read", read)
        .put("seq", head)
        .put("unread", unread.messages())
        .put("mentions", unread.mentions());
  }

  static JsonObject seen(Seen seen) {
    return new JsonObject().put("id", seen.user()).put("seq", seen.seq());
  }

  static JsonObject preferences(JsonObject json, String room, long change, Preferences wanted) {
    return json.put("room", room)
        .put("n", change)
        .put("level", Choice.word(wanted.level()))
        .put("muted", wanted.muted())
        .put("pinned", wanted.pinned())
        .put("archived", wanted.archived());
  }

  private static void synced(InboxReply.Synced reply, JsonObject json) {
    json.put("rooms", People.array(reply.rooms(), InboxReplies::conversation));
    reply.next().ifPresent(next -> json.put("more", true).put("next", next));
  }

  private static JsonObject conversation(InboxReply.Summary summary) {
    Line line = summary.line();
    Place place = line.place();
    Preferences wanted = place.preferences();
    JsonObject json = new JsonObject().put("head", line.pos()).put("ts", line.ts());
    stand(json, line.room(), place.change(), place.read(), place.head(), summary.unread())
        .put("level", Choice.word(wanted.level()));
    flag(json, "muted", wanted.muted());
    flag(json, "pinned", wanted.pinned());
    flag(json, "archived", wanted.archived());
    flag(json, "draft", line.draft());
    line.last().ifPresent(last -> json.put("last", last(last)));
    summary.direct().ifPresent(other -> json.put("direct", People.user(other)));
    return json;
  }

  private static JsonObject last(Line.Last last) {
    JsonObject json =
        new JsonObject()
            .put("seq", last.seq())
            .put("from", People.user(last.from()))
            .put("text", last.text())
            .put("ts", last.ts());
    flag(json, "deleted", last.deleted());
    return json;
  }

  private static void flag(JsonObject json, String name, boolean value) {
    if (value) {
      json.put(name, true);
    }
  }
}
