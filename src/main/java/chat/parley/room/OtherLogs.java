package chat.parley.room;

import chat.parley.protocol.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/**
 * What nodes follow beside the logs of rooms. What is heard of them goes between nodes as what is
 * heard of rooms does, under names that no room can have.
 */
public interface OtherLogs {
  /** Whether something is called so here and not a room. */
  boolean has(String name);

  /** Events that began on another node. */
  void events(String name, List<Event> events);

  /** Asks the store how far those go that somebody hears here. */
  Future<Void> compare();

  /** The same for those that nobody heard here until now. */
  Future<Void> compare(Set<String> names);
}
