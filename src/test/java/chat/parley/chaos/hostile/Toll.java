package chat.parley.chaos.hostile;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one kind of hostile client did and what it got for it. The crowd's loop writes, and others
 * read when it has stopped.
 */
public final class Toll {
  private final String kind;
  private final Map<String, Long> refusals = new TreeMap<>();
  private long opened;
  private long ended;
  private long bytes;
  private long answered;

  Toll(String kind) {
    this.kind = kind;
  }

  void opened() {
    opened++;
  }

  /** By the server, or because there is no server any more. */
  void ended() {
    ended++;
  }

  void sent(int howMany) {
    bytes += howMany;
  }

  void answered() {
    answered++;
  }

  /**
   * @param by such as {@code 429}, {@code HTTP 503} or {@code close 1008}
   */
  void refused(String by) {
    refusals.merge(by, 1L, Long::sum);
  }

  /** As a row of a Markdown table. */
  String row() {
    return "| %s | %,d | %,d | %,.1f MB | %,d | %s |"
        .formatted(kind, opened, ended, bytes / 1e6, answered, refusedBy());
  }

  private String refusedBy() {
    StringBuilder text = new StringBuilder();
    refusals.forEach(
        (by, times) ->
            text.append(text.isEmpty() ? "" : ", ").append(by).append(": ").append(times));
    return text.toString();
  }
}
