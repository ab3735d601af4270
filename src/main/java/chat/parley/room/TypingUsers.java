package chat.parley.room;

import chat.parley.access.User;
import chat.parley.log.Timers;
import chat.parley.protocol.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Who is typing in one room; nobody types longer than the rules allow without saying so again. */
final class TypingUsers {
  private final String room;
  private final Timers timers;
  private final long millis;
  private final Consumer<Event> announce;
  private final Map<String, Object> typing = new HashMap<>();

  TypingUsers(String room, Timers timers, long millis, Consumer<Event> announce) {
    this.room = room;
    this.timers = timers;
    this.millis = millis;
    this.announce = announce;
  }

  Set<String> users() {
    return Set.copyOf(typing.keySet());
  }

  void starts(User user, String session) {
    Object turn = new Object();
    if (typing.put(user.id(), turn) == null) {
      tell(user, true, session);
    }
    timers.after(millis, () -> ends(user, session, turn));
  }

  void stops(User user, String session) {
    if (typing.remove(user.id()) != null) {
      tell(user, false, session);
    }
  }

  private void ends(User user, String session, Object turn) {
    if (typing.remove(user.id(), turn)) {
      tell(user, false, session);
    }
  }

  private void tell(User user, boolean on, String session) {
    announce.accept(new RoomEvent.Typed(room, user, on, Optional.of(session)));
  }
}
