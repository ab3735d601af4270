package chat.parley.delivery;

import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What sockets of one loop did without because they were slow, and get once they take again. While
 * there is nothing of that nobody looks. Touched only by that loop.
 */
public final class Missed {
  private final Consumer<Runnable> later;
  private final BiFunction<String, Command, Future<Boolean>> ask;
  private final Map<String, Map<String, Command>> bySession = new HashMap<>();
  private Predicate<String> takes = session -> false;
  private boolean looking;

  /**
   * @param later runs something on this loop a moment later
   * @param ask asks on behalf of a session; false when that was not possible now
   */
  public Missed(Consumer<Runnable> later, BiFunction<String, Command, Future<Boolean>> ask) {
    this.later = later;
    this.ask = ask;
  }

  /** Where nothing that can be mended is told. */
  static Missed nothing() {
    return new Missed(action -> {}, (session, command) -> Future.succeededFuture(true));
  }

  /**
   * @param session whether its socket takes again
   */
  void when(Predicate<String> session) {
    takes = session;
  }

  /** The first of several says from where on. */
  void note(String session, Event event) {
    event.mending().ifPresent(mending -> note(session, mending));
  }

  private void note(String session, Event.Mending mending) {
    bySession
        .computeIfAbsent(session, unknown -> new LinkedHashMap<>(2))
        .putIfAbsent(mending.what(), mending.by());
    look();
  }

  private void look() {
    if (!looking && !bySession.isEmpty()) {
      looking = true;
      later.accept(
          () -> {
            looking = false;
            List.copyOf(bySession.keySet()).stream().filter(takes).forEach(this::mend);
            look();
          });
    }
  }

  private void mend(String session) {
    bySession
        .remove(session)
        .forEach(
            (what, by) ->
                ask.apply(session, by)
                    .otherwise(false)
                    .onSuccess(
                        asked -> {
                          if (!asked) {
                            note(session, new Event.Mending(what, by));
                          }
                        }));
  }

  void forget(String session) {
    bySession.remove(session);
  }
}
