package chat.parley.store;

import chat.parley.message.search.Document;
import chat.parley.message.search.IndexWords;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is read of messages for an index; both databases have the same. */
final class SearchRows {
  private static final Set<String> FILES = Set.of("file", "files", "attachments");

  /**
   * The seq of the message that an entry concerns, and nothing where its words stay as they are.
   */
  static final String CONCERNED =
      "CASE WHEN kind = 'message' THEN seq"
          + " WHEN kind NOT IN ('reaction', 'pinned') THEN target END";

  /** A message as it is now: seq, ts, sender, name, text, data, attributes, deleted. */
  static final String COLUMNS =
      "e.seq, e.ts, e.sender, e.name, coalesce(x.text, e.text),"
          + " CASE WHEN x.kind = 'edited' THEN x.data ELSE e.data END,"
          + " CASE WHEN x.kind = 'edited' THEN x.attributes ELSE e.attributes END, s.deleted, e.attributes";

  static final String JOINS =
      " LEFT JOIN message_state s ON s.room = e.room AND s.seq = e.seq"
          + " LEFT JOIN entry x ON x.room = e.room AND x.pos = s.edited";

  private SearchRows() {}

  /**
   * @param data in which a program may name files of its own
   * @param attributes those of the message as it was sent: an edit leaves its files
   */
  static boolean file(Optional<String> data, Optional<String> attributes) {
    return Stream.of(data, attributes)
        .flatMap(Optional::stream)
        .anyMatch(text -> new JsonObject(text).fieldNames().stream().anyMatch(FILES::contains));
  }

  static List<String> mentions(Optional<String> attributes) {
    return attributes
        .map(text -> new JsonObject(text).getJsonArray("mentions", new JsonArray()))
        .map(mentions -> mentions.stream().map(String.class::cast).map(SearchRows::whom).toList())
        .orElse(List.of());
  }

  /** Some words call everybody. */
  private static String whom(String mention) {
    return mention.equals("here") || mention.equals("all") ? "*" : mention;
  }

  /**
   * What the index of a store is to take of a room.
   *
   * @param to the pos up to which it has it then
   * @param words of each message, with a space between two
   * @param gone seqs of messages that have no words any more
   */
  record Batch(long to, List<Long> seqs, List<Long> times, List<String> words, List<Long> gone) {
    Batch(long to) {
      this(to, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(Document document) {
      seqs.add(document.spot().seq());
      times.add(document.spot().ts());
      words.add(IndexWords.of(document));
    }
  }
}
