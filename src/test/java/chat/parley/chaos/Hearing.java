package chat.parley.chaos;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Up to where one listener has heard the room, strictly by position. Its talker's lock guards it.
 */
final class Hearing {
  private final String name;
  private final History history;
  private final Consumer<JsonObject> then;
  private final View view = new View();
  private Optional<Position> position = Optional.empty();
  private boolean fresh = true;

  private record Position(String epoch, long pos) {
    JsonObject json() {
      return new JsonObject().put("epoch", epoch).put("pos", pos);
    }
  }

  /**
   * @param then is given each entry that is taken
   */
  Hearing(String name, History history, Consumer<JsonObject> then) {
    this.name = name;
    this.history = history;
    this.then = then;
  }

  /** From where to go on; empty if only a fresh page will do. */
  Optional<JsonObject> since() {
    return position.filter(at -> !fresh).map(Position::json);
  }

  View view() {
    return view;
  }

  long pos() {
    return position.map(Position::pos).orElse(0L);
  }

  void lost(String why) {
    history.lostPosition(name, why);
    fresh = true;
  }

  /** The reply to a join, or a room in that to a resume. */
  void read(JsonObject page) {
    if (position.isEmpty()) {
      begin(page);
      return;
    }
    if (!fresh && !page.getBoolean("recovered")) {
      lost("not recovered: " + page.getString("reason"));
    }
    if (fresh) {
      restart(page);
    }
    page.getJsonArray("entries").stream()
        .map(JsonObject.class::cast)
        .forEach(entry -> take(entry, entry.getLong("pos")));
  }

  /** What was said before one came is not for him. */
  private void begin(JsonObject page) {
    fresh = false;
    position = Optional.of(new Position(page.getString("epoch"), page.getLong("head")));
    history.listens(name, page.getLong("head"));
  }

  /** If it is still the same log, what the page does not reach back to shows as a hole. */
  private void restart(JsonObject page) {
    fresh = false;
    JsonArray entries = page.getJsonArray("entries");
    String epoch = page.getString("epoch");
    long head = page.getLong("head");
    long before = entries.isEmpty() ? head : entries.getJsonObject(0).getLong("pos") - 1;
    long pos =
        position
            .filter(at -> at.epoch().equals(epoch) && at.pos() <= head)
            .map(Position::pos)
            .orElse(before);
    position = Optional.of(new Position(epoch, pos));
  }

  /**
   * A live entry.
   *
   * @return whether it is, or was, the next one; otherwise something is missing before it
   */
  boolean heard(JsonObject entry) {
    if (position.filter(at -> at.epoch().equals(entry.getString("epoch"))).isEmpty()) {
      return false;
    }
    long pos = entry.getLong("pos");
    if (pos > pos() + 1) {
      return false;
    }
    take(entry, pos);
    return true;
  }

  private void take(JsonObject entry, long pos) {
    if (pos <= pos()) {
      history.repeated();
      return;
    }
    position = position.map(at -> new Position(at.epoch(), pos));
    history.took(name, entry.getString("cid"), pos, entry.getLong("seq"));
    view.hear(entry);
    then.accept(entry);
  }
}
