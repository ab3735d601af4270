package chat.parley.message;

import chat.parley.access.Sender;
import chat.parley.protocol.Event;
import chat.parley.room.EntryEvent;
import chat.parley.room.RoomEntry;
import java.util.List;
import java.util.Optional;

/** What people say, as others hear it. */
public sealed interface MessageEvent extends Event {

  <R> R match(Cases<R> cases);

  /** One method per event: adding one breaks every place that must know it. */
  interface Cases<R> {
    R said(Said event);

    R changed(Changed event);

    R grown(Grown event);

    R whispered(Whispered event);

    R custom(Custom event);
  }

  /** A message is in the log of its room. */
  record Said(Message message) implements MessageEvent, EntryEvent {
    @Override
    public RoomEntry entry() {
      return message;
    }

    public <R> R match(Cases<R> cases) {
      return cases.said(this);
    }
  }

  /** Something has happened to a message, and is in the log of its room. */
  record Changed(Change change) implements MessageEvent, EntryEvent {
    @Override
    public RoomEntry entry() {
      return change;
    }

    public <R> R match(Cases<R> cases) {
      return cases.changed(this);
    }
  }

  /**
   * More of a message that is still open, in nobody's log: who lags has the whole at its end.
   *
   * @param at how many UTF-16 units stood before it
   */
  record Grown(MessageId message, long at, String text) implements MessageEvent {
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.grown(this);
    }
  }

  /** A message to one session, in nobody's log. */
  record Whispered(String session, Sender from, String cid, long ts, Body body)
      implements MessageEvent {
    public <R> R match(Cases<R> cases) {
      return cases.whispered(this);
    }
  }

  /**
   * A named event with data of its own.
   *
   * @param data JSON values as Java ones, and byte arrays, never changed after construction
   */
  record Custom(
      Target to, String name, Sender from, List<Object> data, long ts, Optional<String> except)
      implements MessageEvent {
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.custom(this);
    }
  }
}
