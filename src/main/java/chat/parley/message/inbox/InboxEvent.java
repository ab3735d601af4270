package chat.parley.message.inbox;

import chat.parley.protocol.Event;
import java.util.List;
import java.util.Optional;

/** What is heard of conversations: by a person's other sessions, or by a room. */
public sealed interface InboxEvent extends Event {

  <R> R match(Cases<R> cases);

  /** One method per event: adding one breaks every place that must know it. */
  interface Cases<R> {
    R readMoved(ReadMoved event);

    R notified(Notified event);

    R followed(Followed event);

    R receipt(Receipt event);
  }

  /**
   * Somebody's read mark is elsewhere now.
   *
   * @param change of two such events the one with more is the newer one
   * @param head the last message that was counted
   */
  record ReadMoved(
      String room, long change, long read, long head, Unread unread, Optional<String> except)
      implements InboxEvent {
    public <R> R match(Cases<R> cases) {
      return cases.readMoved(this);
    }
  }

  record Notified(String room, long change, Preferences preferences, Optional<String> except)
      implements InboxEvent {
    public <R> R match(Cases<R> cases) {
      return cases.notified(this);
    }
  }

  /** Somebody follows a thread, or does no more, or has read more of it. */
  record Followed(ThreadStand stand, Optional<String> except) implements InboxEvent {
    public <R> R match(Cases<R> cases) {
      return cases.followed(this);
    }
  }

  /** Who has seen a room how far, since the receipt before. */
  record Receipt(String room, List<Seen> users) implements InboxEvent {
    /** Who lags asks again. */
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.receipt(this);
    }
  }
}
