package chat.parley.room;

import chat.parley.protocol.Event;
import java.util.Optional;

/**
 * An entry of a kind that only a later version knows: nobody here hears of it, and its place in the
 * log stays taken.
 */
public record UnknownEntry(String room, String epoch, long pos, long ts) implements RoomEntry {

  @Override
  public int weight() {
    return 0;
  }

  @Override
  public Optional<Event> event() {
    return Optional.empty();
  }
}
