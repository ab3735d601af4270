package chat.parley.chaos;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a talker has to do, until it is acknowledged. Its talker's lock guards it. */
final class Outbox {
  private static final int WINDOW = 8;
  private static final long SHORT_WAIT_MILLIS = 100;
  private static final Set<Integer> FOR_NOW = Set.of(429, 500, 503, 504);

  private final String name;
  private final Deeds deeds;
  private final History history;
  private final Map<String, Command> unanswered = new LinkedHashMap<>();
  private int waiting;
  private int next;

  Outbox(String name, Deeds deeds, History history) {
    this.name = name;
    this.deeds = deeds;
    this.history = history;
  }

  void add(int messages) {
    waiting += messages;
  }

  /** The cids of new messages for which there is room in the window. */
  List<String> begin() {
    List<String> begun = new ArrayList<>();
    while (waiting > 0 && unanswered.size() < WINDOW) {
      String cid = name + "-" + next;
      unanswered.put(cid, deeds.next(cid));
      history.attempted(name, next, cid);
      begun.add(cid);
      next++;
      waiting--;
    }
    return begun;
  }

  /** The cids of what is to be sent again, in order, over a new connection. */
  List<String> unanswered() {
    return List.copyOf(unanswered.keySet());
  }

  /** The command, unless it has been answered. */
  Optional<Command> command(String cid) {
    return Optional.ofNullable(unanswered.get(cid));
  }

  /** How long to wait before the same command is sent again, if it is. */
  Optional<Duration> answered(String cid, JsonObject reply) {
    Command command = unanswered.get(cid);
    if (command == null) {
      return Optional.empty();
    }
    if (reply.getBoolean("ok", false)) {
      history.acknowledged(cid, reply.getLong("pos"), reply.getLong("seq"));
      deeds.done(command, reply);
    } else {
      JsonObject error =
          Optional.ofNullable(reply.getJsonObject("error")).orElseGet(JsonObject::new);
      if (error.getBoolean("temporary", false) || FOR_NOW.contains(error.getInteger("code", 0))) {
        long millis = error.getLong("retry_after_ms", 0L);
        return Optional.of(Duration.ofMillis(Math.max(SHORT_WAIT_MILLIS, millis)));
      }
      history.refused(cid, error.encode());
    }
    unanswered.remove(cid);
    return Optional.empty();
  }

  /** How many messages it was ever given. */
  int told() {
    return next + waiting;
  }

  boolean settled() {
    return waiting == 0 && unanswered.isEmpty();
  }

  @Override
  public String toString() {
    return waiting + " waiting, unanswered " + unanswered.keySet();
  }
}
