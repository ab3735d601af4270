package chat.parley.store;

import chat.parley.message.inbox.Conversation;
import io.vertx.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Changes of conversations as columns for PostgreSQL. Sorted, for every node writes them in one
 * order: two that write the same rows never wait for each other crosswise.
 */
final class Keyed<V> {
  private final List<Map.Entry<Conversation, V>> rows;

  Keyed(Map<Conversation, V> changes) {
    this.rows =
        changes.entrySet().stream()
            .sorted(
                Map.Entry.comparingByKey(
                    Comparator.comparing(Conversation::user).thenComparing(Conversation::room)))
            .toList();
  }

  /** The users and the rooms. */
  Tuple tuple() {
    return Tuple.tuple()
        .addArrayOfString(rows.stream().map(row -> row.getKey().user()).toArray(String[]::new))
        .addArrayOfString(rows.stream().map(row -> row.getKey().room()).toArray(String[]::new));
  }

  <T> T[] column(IntFunction<T[]> array, Function<V, T> value) {
    return rows.stream().map(row -> value.apply(row.getValue())).toArray(array);
  }

  /**
   * @param number from 1, in the order of the columns
   */
  Conversation key(int number) {
    return rows.get(number - 1).getKey();
  }
}
