package chat.parley.room;

import chat.parley.access.User;
import chat.parley.protocol.Event;
import java.util.List;
import java.util.Optional;

/** What is heard of those who are in a room. */
public sealed interface RoomEvent extends Event {

  <R> R match(Cases<R> cases);

  /** One method per event: adding one breaks every place that must know it. */
  interface Cases<R> {
    R typed(Typed event);

    R presence(PresenceChanged event);

    R status(StatusChanged event);
  }

  record Typed(String room, User user, boolean on, Optional<String> except) implements RoomEvent {
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.typed(this);
    }
  }

  /**
   * Who came and went; both lists are empty in a room too large to name them.
   *
   * @param joined also those whose status changed
   */
  record PresenceChanged(String room, List<Members.Member> joined, List<User> left, int count)
      implements RoomEvent {
    /** Who lags has a count that does not fit his list, and asks again. */
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.presence(this);
    }
  }

  /** A member of several rooms shows another status: heard once by whoever shares any of them. */
  record StatusChanged(Members.Member member) implements RoomEvent {
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.status(this);
    }
  }
}
