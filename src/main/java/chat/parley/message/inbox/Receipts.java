package chat.parley.message.inbox;

import chat.parley.room.Rooms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells rooms who has seen what: once a second, for everybody reads at the same time. Touched by
 * one loop.
 */
final class Receipts {
  private static final long BUNDLE_MILLIS = 1_000;

  private final Rooms rooms;
  private final Map<String, Map<String, Long>> bundles = new HashMap<>();

  Receipts(Rooms rooms) {
    this.rooms = rooms;
  }

  void add(String room, Seen seen) {
    if (!bundles.containsKey(room)) {
      bundles.put(room, new LinkedHashMap<>());
      rooms.around().timers().after(BUNDLE_MILLIS, () -> tell(room));
    }
    bundles.get(room).merge(seen.user(), seen.seq(), Math::max);
  }

  /** A crowd that only listens hears nothing of the few who read. */
  private void tell(String room) {
    List<Seen> users =
        bundles.remove(room).entrySet().stream()
            .map(user -> new Seen(user.getKey(), user.getValue()))
            .toList();
    if (rooms.present(room) <= InboxStore.NAMED) {
      InboxEvent receipt = new InboxEvent.Receipt(room, users);
      rooms.around().publisher().publish(room, List.of(receipt));
      rooms.around().peers().publish(room, List.of(receipt));
    }
  }
}
