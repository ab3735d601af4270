package chat.parley.message.inbox;

import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Changes how people want to have rooms, and tells their other sessions. Touched by one loop. */
final class Preferring {
  private final Rooms rooms;
  private final InboxStore store;
  private final Conflation<From<PreferenceChange>, Changed> changes;

  Preferring(Rooms rooms, InboxStore store) {
    this.rooms = rooms;
    this.store = store;
    this.changes =
        new Conflation<>(From.joined(PreferenceChange::then), this::store, rooms.around().timers());
  }

  /** Nothing when there is no place for one more conversation. */
  Future<Optional<Changed>> change(Conversation of, PreferenceChange change, String session) {
    return changes.add(of, new From<>(change, session));
  }

  private Future<Map<Conversation, Changed>> store(
      Map<Conversation, From<PreferenceChange>> changes) {
    return store
        .prefer(From.changes(changes))
        .onSuccess(
            changed ->
                changed.forEach(
                    (of, result) -> {
                      if (result.news()) {
                        tell(of, result.place(), changes.get(of).session());
                      }
                    }));
  }

  private void tell(Conversation of, Place place, Optional<String> except) {
    rooms
        .pointToPoint()
        .tell(
            of.user(),
            new InboxEvent.Notified(of.room(), place.change(), place.preferences(), except));
  }
}
