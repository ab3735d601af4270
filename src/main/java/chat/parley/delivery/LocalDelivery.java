package chat.parley.delivery;

import chat.parley.protocol.Event;
import chat.parley.room.EventPublisher;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.Set;

/**
 * Brings a room's events to this node's sockets: one hop per loop for a broadcast, one hop for
 * point to point. Used only on the loop that owns the rooms, whose order of sending the event bus
 * keeps.
 */
public final class LocalDelivery implements EventPublisher {
  private final EventBus eventBus;
  private final Directory directory;
  private final List<String> loops;

  /**
   * @param loops the addresses of all loops
   */
  public LocalDelivery(EventBus eventBus, Directory directory, List<String> loops) {
    this.eventBus = eventBus;
    this.directory = directory;
    this.loops = loops;
  }

  @Override
  public void enter(String session, String room) {
    tell(session, new LoopMessage.Enter(session, room));
  }

  @Override
  public void leave(String session, String room) {
    tell(session, new LoopMessage.Leave(session, room));
  }

  private void tell(String session, LoopMessage message) {
    directory.loop(session).ifPresent(loop -> eventBus.send(loop, message, ByReference.LOCAL));
  }

  @Override
  public void publish(String room, List<Event> events) {
    List<Outgoing> news = events.stream().map(event -> new Outgoing(event, loops.size())).toList();
    LoopMessage message = new LoopMessage.Broadcast(room, news);
    loops.forEach(loop -> eventBus.send(loop, message, ByReference.LOCAL));
  }

  @Override
  public void publishOnce(Set<String> rooms, Event event) {
    LoopMessage message = new LoopMessage.Spread(rooms, new Outgoing(event, loops.size()));
    loops.forEach(loop -> eventBus.send(loop, message, ByReference.LOCAL));
  }

  @Override
  public void publishToEveryone(Event event) {
    LoopMessage message = new LoopMessage.Everyone(new Outgoing(event, loops.size()));
    loops.forEach(loop -> eventBus.send(loop, message, ByReference.LOCAL));
  }

  @Override
  public void replaced(String session) {
    directory
        .place(session)
        .ifPresent(
            place ->
                eventBus.send(
                    place.loop(),
                    new LoopMessage.Replace(session, place.connection()),
                    ByReference.LOCAL));
  }

  @Override
  public Future<Boolean> deliver(String session, Event event) {
    return directory
        .loop(session)
        .map(loop -> request(loop, new LoopMessage.Deliver(session, new Outgoing(event, 1))))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  /** A loop that has just stopped does not answer, and so has no such socket. */
  private Future<Boolean> request(String loop, LoopMessage message) {
    return eventBus
        .<Boolean>request(loop, message, ByReference.LOCAL)
        .map(Message::body)
        .otherwise(false);
  }
}
