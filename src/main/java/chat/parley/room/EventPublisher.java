package chat.parley.room;

import chat.parley.protocol.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** How a room reaches its members; calls take effect in the order they are made. */
public interface EventPublisher {

  /** From the next event on, the session hears the room. */
  void enter(String session, String room);

  void leave(String session, String room);

  void publish(String room, List<Event> events);

  /** Once to everybody who hears any of these rooms. */
  default void publishOnce(Set<String> rooms, Event event) {
    rooms.forEach(room -> publish(room, List.of(event)));
  }

  /** To everybody who is connected. */
  void publishToEveryone(Event event);

  /** The session goes on over a connection of another node; the one here ends. */
  void replaced(String session);

  /** To one session only; false when it has no socket any more. */
  Future<Boolean> deliver(String session, Event event);
}
