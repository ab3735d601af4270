package chat.parley.board;

import chat.parley.protocol.Event;
import chat.parley.room.EventPublisher;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets the board of a room count what the room hears, while somebody looks at that board. Of other
 * rooms it does nothing but look whether it should. Touched only by the loop that owns the rooms.
 */
public final class RoomTap implements EventPublisher {
  private final EventPublisher to;
  private final Map<String, RoomFeed> feeds = new HashMap<>();

  /**
   * @param to brings events to sockets
   */
  public RoomTap(EventPublisher to) {
    this.to = to;
  }

  void add(String room, RoomFeed feed) {
    feeds.put(room, feed);
  }

  void remove(String room, RoomFeed feed) {
    feeds.remove(room, feed);
  }

  /** A message is in the log of its room, and is announced here. */
  public void said(String room, long seq, long ts) {
    if (!feeds.isEmpty() && feeds.get(room) != null) {
      feeds.get(room).said(seq, ts);
    }
  }

  @Override
  public void publish(String room, List<Event> events) {
    if (!feeds.isEmpty() && feeds.get(room) != null) {
      feeds.get(room).heard(events);
    }
    to.publish(room, events);
  }

  @Override
  public void publishOnce(Set<String> rooms, Event event) {
    to.publishOnce(rooms, event);
  }

  @Override
  public void enter(String session, String room) {
    to.enter(session, room);
  }

  @Override
  public void leave(String session, String room) {
    to.leave(session, room);
  }

  @Override
  public void publishToEveryone(Event event) {
    to.publishToEveryone(event);
  }

  @Override
  public void replaced(String session) {
    to.replaced(session);
  }

  @Override
  public Future<Boolean> deliver(String session, Event event) {
    return to.deliver(session, event);
  }
}
