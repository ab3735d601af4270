package chat.parley.delivery;

import chat.parley.room.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The connections of one loop that hear one room in one format. What comes for them within a turn
 * is collected, and written to each of them at once.
 */
final class Audience<P> {
  private final WireFormat<P> format;
  private final Consumer<Connection<?>> written;
  private final Map<String, Connection<P>> bySession = new LinkedHashMap<>();
  private final List<Outgoing> due = new ArrayList<>();

  /**
   * @param written is told of every connection that something was written to
   */
  Audience(WireFormat<P> format, Consumer<Connection<?>> written) {
    this.format = format;
    this.written = written;
  }

  /** Who comes hears nothing that was due before. */
  void add(String session, Connection<P> connection) {
    pass();
    bySession.put(session, connection);
  }

  /** Who goes hears all that was due before. */
  void remove(String session) {
    pass();
    bySession.remove(session);
  }

  boolean isEmpty() {
    return bySession.isEmpty();
  }

  /** Collects an event; its owner must not let it go before {@link #pass}. */
  void hear(Outgoing outgoing) {
    due.add(outgoing);
  }

  /** Writes what is due to everybody. */
  void pass() {
    if (due.isEmpty()) {
      return;
    }
    List<Outgoing> news = List.copyOf(due);
    due.clear();
    Optional<P> joined =
        news.size() > 1
            ? format.joined(news.stream().map(outgoing -> outgoing.in(format)).toList())
            : Optional.empty();
    if (joined.isPresent()) {
      bySession.forEach((session, connection) -> write(session, connection, news, joined.get()));
      format.release(joined.get());
    } else {
      news.forEach(outgoing -> bySession.forEach((s, c) -> write(s, c, outgoing)));
    }
  }

  /** One that may not hear all of it hears what it may, one by one. */
  private void write(String session, Connection<P> connection, List<Outgoing> news, P joined) {
    if (news.stream().allMatch(outgoing -> hears(session, connection, outgoing.event()))) {
      connection.write(joined);
      written.accept(connection);
    } else {
      news.forEach(outgoing -> write(session, connection, outgoing));
    }
  }

  private void write(String session, Connection<P> connection, Outgoing outgoing) {
    if (hears(session, connection, outgoing.event())) {
      connection.write(outgoing.in(format));
      written.accept(connection);
    }
  }

  private static boolean hears(String session, Connection<?> connection, Event event) {
    return LoopSockets.takes(connection, event)
        && !event.except().filter(session::equals).isPresent();
  }
}
