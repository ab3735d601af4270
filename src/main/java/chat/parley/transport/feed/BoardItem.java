package chat.parley.transport.feed;

import chat.parley.protocol.Weight;
import chat.parley.wire.StrictJson;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to record on a board, as {@code record} of chat.v1 has it. What is wrong with it is
 * told when it is recorded, by the checks of that op.
 *
 * @param fields of its JSON object
 */
public record BoardItem(Map<String, Object> fields) {
  private static final String VALUE = "value";

  public BoardItem {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** One more. */
  public static BoardItem count(String metric) {
    return of("count", metric);
  }

  /** So many more, or fewer. */
  public static BoardItem count(String metric, double by) {
    return count(metric).with("by", by);
  }

  /** How it is now. */
  public static BoardItem set(String metric, double value) {
    return of("set", metric).with(VALUE, value);
  }

  /** One of many values, of which one wants percentiles. */
  public static BoardItem observe(String metric, double value) {
    return of("observe", metric).with(VALUE, value);
  }

  /** A key becomes heavier. */
  public static BoardItem top(String metric, String key, double weight) {
    return of("top", metric).with("key", key).with("weight", weight);
  }

  /** Somebody, or something, counts once. */
  public static BoardItem unique(String metric, String id) {
    return of("unique", metric).with("id", id);
  }

  /**
   * A value by its key.
   *
   * @param value whatever JSON can hold: texts, numbers, flags, {@code JsonObject}, {@code
   *     JsonArray}, maps and lists of these
   */
  public static BoardItem put(String metric, String key, Object value) {
    Object plain = StrictJson.object(new JsonObject().put(VALUE, value).encode()).get(VALUE);
    return of("put", metric).with("key", key).with(VALUE, plain);
  }

  /** The value of a key is over. */
  public static BoardItem drop(String metric, String key) {
    return of("drop", metric).with("key", key);
  }

  /**
   * A line of the log of a board.
   *
   * @param source where it comes from, as metrics are called
   * @param level {@code trace}, {@code debug}, {@code info}, {@code warn} or {@code error}
   * @param fields what else is known of it, as JSON can hold it
   */
  public static BoardItem log(
      String source, String level, String text, Map<String, Object> fields) {
    BoardItem line = of("log", source).with("level", level).with("text", text);
    return fields.isEmpty() ? line : line.with("fields", fields);
  }

  /**
   * An item of any form.
   *
   * @param form what to do, such as {@code count}
   */
  public static BoardItem of(String form, String metric) {
    return new BoardItem(Map.of(form, metric));
  }

  /** Tells its series apart from others of its metric. */
  public BoardItem labelled(Map<String, String> labels) {
    return labels.isEmpty() ? this : with("labels", Map.copyOf(labels));
  }

  /**
   * When it was.
   *
   * @param millis since 1970
   */
  public BoardItem at(long millis) {
    return with("at", millis);
  }

  /** A value that is put is gone by itself after that. */
  public BoardItem expiring(Duration after) {
    return with("expires_ms", after.toMillis());
  }

  /** A value is put only if its key has none. */
  public BoardItem ifNew() {
    return with("if_new", true);
  }

  /** Only if this is the number of the last change of the value. */
  public BoardItem ifRev(long rev) {
    return with("if_rev", rev);
  }

  /** Another field of it. */
  public BoardItem with(String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new BoardItem(more);
  }

  /** Bytes that it takes while it waits, near enough. */
  long bytes() {
    return Weight.kept(fields);
  }
}
