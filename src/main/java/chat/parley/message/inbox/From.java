package chat.parley.message.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * A change, and the session that it came from.
 *
 * @param session nothing when it came from several, which then all hear of it
 */
record From<V>(V change, Optional<String> session) {

  From(V change, String session) {
    this(change, Optional.of(session));
  }

  /** Two that follow each other are one. */
  static <V> BinaryOperator<From<V>> joined(BinaryOperator<V> then) {
    return (first, next) ->
        new From<>(
            then.apply(first.change, next.change),
            first.session.equals(next.session) ? first.session : Optional.empty());
  }

  /** Wherever they came from. */
  static <V> Map<Conversation, V> changes(Map<Conversation, From<V>> all) {
    Map<Conversation, V> changes = new LinkedHashMap<>();
    all.forEach((of, from) -> changes.put(of, from.change));
    return changes;
  }
}
