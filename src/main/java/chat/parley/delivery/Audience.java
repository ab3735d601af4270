package chat.parley.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The connections of one loop that hear one room in one format. */
final class Audience<P> {
  private final WireFormat<P> format;
  private final Map<String, Connection<P>> bySession = new LinkedHashMap<>();

  Audience(WireFormat<P> format) {
    this.format = format;
  }

  void add(String session, Connection<P> connection) {
    bySession.put(session, connection);
  }

  void remove(String session) {
    bySession.remove(session);
  }

  boolean isEmpty() {
    return bySession.isEmpty();
  }

  void hear(Outgoing outgoing, Consumer<Connection<?>> written) {
    P payload = outgoing.in(format);
    outgoing
        .event()
        .except()
        .ifPresentOrElse(
            except ->
                bySession.forEach(
                    (session, connection) -> {
                      if (!session.equals(except)) {
                        write(connection, payload, outgoing, written);
                      }
                    }),
            () ->
                bySession
                    .values()
                    .forEach(connection -> write(connection, payload, outgoing, written)));
  }

  private void write(
      Connection<P> connection, P payload, Outgoing outgoing, Consumer<Connection<?>> written) {
    if (LoopSockets.takes(connection, outgoing.event())) {
      connection.write(payload);
      written.accept(connection);
    }
  }
}
