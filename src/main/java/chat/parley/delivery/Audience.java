package chat.parley.delivery;

import chat.parley.room.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
      writeJoined(news, joined.get());
      format.release(joined.get());
    } else {
      news.forEach(outgoing -> bySession.forEach((s, c) -> write(s, c, outgoing)));
    }
  }

  /** One that may not hear all of it hears what it may, one by one. */
  private void writeJoined(List<Outgoing> news, P joined) {
    boolean expendable = news.stream().anyMatch(outgoing -> outgoing.event().expendable());
    Set<String> excepted =
        news.stream()
            .flatMap(outgoing -> outgoing.event().except().stream())
            .collect(Collectors.toSet());
    bySession.forEach(
        (session, connection) -> {
          if (excepted.contains(session) || expendable && LoopSockets.lags(connection)) {
            news.forEach(outgoing -> write(session, connection, outgoing));
          } else {
            connection.write(joined);
            written.accept(connection);
          }
        });
  }

  private void write(String session, Connection<P> connection, Outgoing outgoing) {
    Event event = outgoing.event();
    if (LoopSockets.takes(connection, event)
        && !event.except().filter(session::equals).isPresent()) {
      connection.write(outgoing.in(format));
      written.accept(connection);
    }
  }
}
