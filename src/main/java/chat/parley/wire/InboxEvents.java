package chat.parley.wire;

import static chat.parley.wire.field.Property.always;

import chat.parley.message.inbox.InboxEvent;
import chat.parley.wire.EventRow.Heard;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Word;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** What is heard of conversations. */
final class InboxEvents {
  private static final Shape READ =
      event(
          "read",
          "One's read mark in a room was moved, in another session. Messages behind `seq` come on"
              + " top of the counts.",
          InboxReplies.STAND);

  private static final Shape NOTIFIED =
      event(
          "notified",
          "One wants to have a room otherwise, as another session said.",
          InboxReplies.PREFERENCES);

  private static final Shape FOLLOWED =
      event(
          "followed",
          "One follows a thread, or does no more, or has read more of it, in another session.",
          ThreadReplies.STAND);

  private static final Shape RECEIPT =
      Shape.event(
          "receipt",
          "receipt",
          "Who has seen a room how far, once a second at most, where no more than 50 people have"
              + " read it or are there. Who reads slowly may miss some: `read` without `seq` tells"
              + " all.",
          always("ev", new Word("receipt"), ""),
          always("room", Text.ANY, ""),
          always("users", InboxReplies.SEEN_BY, "those who have seen more than before"));

  static final List<EventRow> ROWS =
      List.of(
          new EventRow(Heard.EVERYWHERE, "read", READ),
          new EventRow(Heard.EVERYWHERE, "notified", NOTIFIED),
          new EventRow(Heard.EVERYWHERE, "followed", FOLLOWED),
          new EventRow(Heard.EVERYWHERE, "receipt", RECEIPT));

  private InboxEvents() {}

  private static Shape event(String name, String sentence, List<Property> properties) {
    Stream<Property> named = Stream.of(always("ev", new Word(name), ""));
    return new Shape(
        name, "event-" + name, sentence, Stream.concat(named, properties.stream()).toList());
  }

  static JsonObject readMoved(InboxEvent.ReadMoved event) {
    return InboxReplies.stand(
        new JsonObject().put("ev", "read"),
        event.room(),
        event.change(),
        event.read(),
        event.head(),
        event.unread());
  }

  static JsonObject notified(InboxEvent.Notified event) {
    return InboxReplies.preferences(
        new JsonObject().put("ev", "notified"), event.room(), event.change(), event.preferences());
  }

  static JsonObject followed(InboxEvent.Followed event) {
    return ThreadReplies.stand(new JsonObject().put("ev", "followed"), event.stand());
  }

  static JsonObject receipt(InboxEvent.Receipt event) {
    return new JsonObject()
        .put("ev", "receipt")
        .put("room", event.room())
        .put("users", People.array(event.users(), InboxReplies::seen));
  }
}
