package chat.parley.message.inbox;

import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Moves read marks, and tells of it: a person's other sessions, and the room. Touched by one loop.
 */
final class ReadMarks {
  private final Rooms rooms;
  private final InboxStore store;
  private final Counting counting;
  private final Receipts receipts;
  private final Conflation<From<ReadMark>, Stand> moves;

  ReadMarks(Rooms rooms, InboxStore store) {
    this.rooms = rooms;
    this.store = store;
    this.counting = new Counting(store);
    this.receipts = new Receipts(rooms);
    this.moves =
        new Conflation<>(From.joined(ReadMark::then), this::store, rooms.around().timers());
  }

  /** Nothing when there is no place for one more conversation. */
  Future<Optional<Stand>> move(Conversation of, ReadMark mark, String session) {
    return moves.add(of, new From<>(mark, session));
  }

  private Future<Map<Conversation, Stand>> store(Map<Conversation, From<ReadMark>> moves) {
    return store
        .move(From.changes(moves))
        .compose(
            moved ->
                counting
                    .of(spans(moved))
                    .map(
                        counts -> {
                          Map<Conversation, Stand> stands = new HashMap<>();
                          moved.forEach(
                              (of, changed) -> {
                                Unread unread = counts.getOrDefault(of, Unread.NONE);
                                Stand stand = new Stand(changed.place(), unread);
                                stands.put(of, stand);
                                if (changed.news()) {
                                  tell(of, stand, changed.people(), moves.get(of).session());
                                }
                              });
                          return stands;
                        }));
  }

  private static List<Span> spans(Map<Conversation, Changed> moved) {
    return moved.entrySet().stream()
        .map(one -> Span.unread(one.getKey(), one.getValue().place()))
        .collect(Collectors.toList());
  }

  private void tell(Conversation of, Stand stand, int people, Optional<String> except) {
    Place place = stand.place();
    rooms
        .pointToPoint()
        .tell(
            of.user(),
            new InboxEvent.ReadMoved(
                of.room(), place.change(), place.read(), place.head(), stand.unread(), except));
    if (people <= InboxStore.NAMED && place.read() == place.seen()) {
      receipts.add(of.room(), new Seen(of.user(), place.seen()));
    }
  }
}
