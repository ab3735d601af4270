package chat.parley.room;

import java.util.List;
import java.util.Optional;

/** What others hear. Adding a case breaks every {@link Cases} until each wire format can say it. */
public sealed interface Event {

  <R> R match(Cases<R> cases);

  /** The one session that must not hear it, because it caused it. */
  default Optional<String> except() {
    return Optional.empty();
  }

  /** Whether a client that reads too slowly can do without it, because it ends by itself. */
  default boolean expendable() {
    return false;
  }

  /** One method per event. */
  interface Cases<R> {
    R said(Said event);

    R whispered(Whispered event);

    R typed(Typed event);

    R presence(PresenceChanged event);

    R status(StatusChanged event);

    R custom(Custom event);
  }

  /** A message is in the log of its room. */
  record Said(Message message) implements Event {
    public <R> R match(Cases<R> cases) {
      return cases.said(this);
    }
  }

  /** A message to one session, in nobody's log. */
  record Whispered(String session, Sender from, String cid, long ts, Body body) implements Event {
    public <R> R match(Cases<R> cases) {
      return cases.whispered(this);
    }
  }

  record Typed(String room, User user, boolean on, Optional<String> except) implements Event {
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
      implements Event {
    /** Who lags has a count that does not fit his list, and asks again. */
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.presence(this);
    }
  }

  /** A member of several rooms shows another status: heard once by whoever shares any of them. */
  record StatusChanged(Members.Member member) implements Event {
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.status(this);
    }
  }

  /**
   * A named event with data of its own.
   *
   * @param data JSON values as Java ones, and byte arrays, never changed after construction
   */
  record Custom(
      Target to, String name, Sender from, List<Object> data, long ts, Optional<String> except)
      implements Event {
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.custom(this);
    }
  }
}
