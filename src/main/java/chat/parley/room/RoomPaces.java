package chat.parley.room;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The pace of each open room, and of one that was closed until it has recovered: closing and
 * opening it must not be a way to say more.
 */
final class RoomPaces {
  private final Surroundings around;
  private final Predicate<String> open;
  private final Map<String, RoomPace> paces = new HashMap<>();
  private final Set<String> recovering = new HashSet<>();

  /**
   * @param open whether the room of that name is
   */
  RoomPaces(Surroundings around, Predicate<String> open) {
    this.around = around;
    this.open = open;
  }

  RoomPace of(String room) {
    return paces.computeIfAbsent(room, unknown -> new RoomPace(around.rules(), around.clock()));
  }

  /** The room was closed: its pace is forgotten as soon as a new one would allow no more. */
  void left(String room) {
    long millis = of(room).untilFull();
    if (millis == 0) {
      paces.remove(room);
    } else if (recovering.add(room)) {
      around.timers().after(millis, () -> recovered(room));
    }
  }

  private void recovered(String room) {
    recovering.remove(room);
    if (!open.test(room)) {
      left(room);
    }
  }
}
