package chat.parley.room;

import chat.parley.log.Entry;
import chat.parley.protocol.Event;
import java.util.Optional;

/** An entry of a room's log, whichever capability it belongs to. */
public interface RoomEntry extends Entry {
  String room();

  String epoch();

  /** Milliseconds since 1970, UTC. */
  long ts();

  /** What is heard of it; nothing when it is of a kind that only a later version knows. */
  Optional<Event> event();
}
