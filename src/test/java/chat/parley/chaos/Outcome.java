package chat.parley.chaos;

import chat.parley.support.Wire;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Holds what everybody sees in the end against what the store has. */
final class Outcome {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final History history;
  private final List<JsonObject> messages;
  private final View truth;

  /**
   * @param messages all of the room as one node reads them
   */
  Outcome(History history, List<JsonObject> messages) {
    this.history = history;
    this.messages = messages;
    this.truth = View.of(messages);
  }

  void check(List<Talker> talkers, Place place, Wire.Carrier readers) {
    for (int port : place.ports().get()) {
      try (Reader reader = Reader.comes(readers, List.of(port), place.room())) {
        different("node at " + port, View.of(reader.messages()));
      }
    }
    for (Talker talker : talkers) {
      different(talker.name(), talker.view());
      talker
          .asks("read", new JsonObject().put("room", place.room()), PATIENCE)
          .ifPresentOrElse(
              reply -> mark(talker, reply),
              () -> history.different(talker.name() + "'s mark", "not answered"));
    }
  }

  private void different(String who, View view) {
    view.differsFrom(truth).ifPresent(how -> history.different(who, how));
  }

  private void mark(Talker talker, JsonObject reply) {
    long read = reply.getLong("read", -1L);
    if (!talker.mark().allows(read) || reply.getLong("unread") != unread(talker, read)) {
      history.different(
          talker.name() + "'s mark",
          reply + ", but " + talker.mark() + ", unread " + unread(talker, read));
    }
  }

  /** By the store alone: messages of others that are there. */
  private long unread(Talker talker, long read) {
    return messages.stream()
        .filter(message -> message.getLong("seq") > read && !message.containsKey("deleted"))
        .filter(message -> !message.getJsonObject("from").getString("id").equals(talker.user()))
        .limit(1_000)
        .count();
  }
}
