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
  private final Map<String, Map<String, Lack>> bySession = new HashMap<>();
  private Predicate<String> takes = session -> false;
  private boolean looking;

  /** What is lacking, and whether it has been asked for. */
  private static final class Lack {
    private final Command by;
    private boolean asked;
    private boolean again;

    private Lack(Command by) {
      this.by = by;
    }
  }

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

  /** Whether a session waits for what it did without: until then it hears no more of the same. */
  boolean behind(String session, Event event) {
    return behind(session)
        && event
            .mending()
            .filter(mending -> bySession.get(session).containsKey(mending.what()))
            .isPresent();
  }

  /** Whether it waits for anything. */
  boolean behind(String session) {
    return !bySession.isEmpty() && bySession.containsKey(session);
  }

  /** The first of several says from where on. */
  void note(String session, Event event) {
    event
        .mending()
        .ifPresent(
            mending -> {
              bySession
                      .computeIfAbsent(session, unknown -> new LinkedHashMap<>(2))
                      .computeIfAbsent(mending.what(), unknown -> new Lack(mending.by()))
                      .again =
                  true;
              look();
            });
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
    List.copyOf(bySession.get(session).entrySet()).stream()
        .filter(lacks -> !lacks.getValue().asked)
        .forEach(lacks -> mend(session, lacks.getKey(), lacks.getValue()));
  }

  /** What the session gets comes before the answer; if it could not take it, it is noted again. */
  private void mend(String session, String what, Lack lack) {
    lack.asked = true;
    lack.again = false;
    ask.apply(session, lack.by)
        .otherwise(false)
        .onSuccess(
            asked -> {
              lack.asked = false;
              if (asked && !lack.again) {
                mended(session, what, lack);
              }
            });
  }

  /** Only that one: meanwhile another socket may have the session, and lack something itself. */
  private void mended(String session, String what, Lack lack) {
    bySession.computeIfPresent(
        session,
        (id, lacks) -> {
          lacks.remove(what, lack);
          return lacks.isEmpty() ? null : lacks;
        });
  }

  void forget(String session) {
    bySession.remove(session);
  }
}
