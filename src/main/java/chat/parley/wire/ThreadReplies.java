package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.inbox.InboxReply;
import chat.parley.message.inbox.ThreadLine;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The answers of threads that one follows. */
final class ThreadReplies {
  static final List<Property> STAND =
      List.of(
          always("room", Text.ANY, ""),
          always("thread", Count.COUNT, "the `seq` of the message that it began with"),
          always(
              "n", Count.COUNT, "of two answers or events of a thread, the one with more is newer"),
          always("follow", Flag.FLAG, "whether one follows it"),
          always(
              "read", Count.COUNT, "the last message that is read, in the thread or in its room"),
          always("seq", Count.COUNT, "that of the last reply; 0 if there is none"),
          always(
              "unread", Count.COUNT, "replies of others behind `read`, if one follows; of 1,000"),
          always("mentions", Count.COUNT, "those of them that mention one"));

  static final Answer<InboxReply.ThreadStands> STANDS =
      new Answer<>(
          InboxReply.ThreadStands.class,
          "How the thread stands.",
          STAND,
          (reply, json) -> stand(json, reply.stand()));

  private static final Shape LINE =
      new Shape(
          "followed-thread",
          "followed-thread",
          "A thread that one follows.",
          Stream.concat(
                  STAND.stream(),
                  Stream.of(
                      always("id", Text.ANY, "of the message that it began with"),
                      always("ts", Count.COUNT, "when it was answered last, in milliseconds"),
                      always("from", People.USER, "who began it"),
                      always("text", Text.ANY, "its first 120 characters, as they are now"),
                      sometimes("deleted", Flag.FLAG, "true when that message was deleted")))
              .toList());

  static final Answer<InboxReply.Threads> THREADS =
      new Answer<>(
          InboxReply.Threads.class,
          "A page of threads, the one that was answered last first.",
          List.of(
              always("threads", new ListOf(LINE), "at most 50 of them"),
              sometimes("more", Flag.FLAG, "true when there may be others"),
              sometimes("next", Text.ANY, "what to ask for them with")),
          ThreadReplies::threads,
          reply -> reply.threads().stream().mapToInt(ThreadLine::weight).sum());

  private ThreadReplies() {}

  static JsonObject stand(JsonObject json, ThreadStand stand) {
    return json.put("room", stand.room())
        .put("thread", stand.root())
        .put("n", stand.change())
        .put("follow", stand.follow())
        .put("read", stand.read())
        .put("seq", stand.last())
        .put("unread", stand.unread().messages())
        .put("mentions", stand.unread().mentions());
  }

  private static void threads(InboxReply.Threads reply, JsonObject json) {
    json.put("threads", People.array(reply.threads(), ThreadReplies::line));
    reply.next().ifPresent(next -> json.put("more", true).put("next", next.toString()));
  }

  private static JsonObject line(ThreadLine line) {
    ThreadStand stand = line.stand();
    JsonObject json =
        stand(new JsonObject(), stand)
            .put("id", stand.room() + ":" + stand.root())
            .put("ts", line.ts())
            .put("from", People.user(line.from()))
            .put("text", line.text());
    return line.deleted() ? json.put("deleted", true) : json;
  }
}
