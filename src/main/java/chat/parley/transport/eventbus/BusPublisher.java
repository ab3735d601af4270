package chat.parley.transport.eventbus;

import chat.parley.board.BoardEvent;
import chat.parley.document.DocumentEvent;
import chat.parley.protocol.Event;
import chat.parley.room.EventPublisher;
import chat.parley.room.Peers;
import chat.parley.transport.EventSerializer;
import chat.parley.wire.EventWriter;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Set;

/**
 * Lets verticles hear rooms and documents: what is published is also said at {@code
 * parley.room.<name>} and {@code parley.doc.<room>/<name>}, by one node for the whole cluster.
 * Where people are in documents is not said: programs do not follow cursors.
 */
public final class BusPublisher implements EventPublisher {
  private final EventPublisher local;
  private final Peers peers;
  private final EventBus eventBus;

  /**
   * @param local brings events to this node's sockets
   * @param peers know which node it is that speaks
   */
  public BusPublisher(EventPublisher local, Peers peers, EventBus eventBus) {
    this.local = local;
    this.peers = peers;
    this.eventBus = eventBus;
  }

  @Override
  public void publish(String room, List<Event> events) {
    local.publish(room, events);
    if (peers.speaksFor(room)) {
      events.stream()
          .filter(event -> !(event instanceof DocumentEvent.Cursors))
          .filter(
              event -> !(event instanceof BoardEvent) || event instanceof BoardEvent.ListChanged)
          .forEach(
              event -> eventBus.publish(EventSerializer.address(room), EventWriter.json(event)));
    }
  }

  @Override
  public void publishOnce(Set<String> rooms, Event event) {
    local.publishOnce(rooms, event);
    rooms.stream()
        .filter(peers::speaksFor)
        .forEach(room -> eventBus.publish(EventSerializer.address(room), EventWriter.json(event)));
  }

  @Override
  public void enter(String session, String room) {
    local.enter(session, room);
  }

  @Override
  public void leave(String session, String room) {
    local.leave(session, room);
  }

  @Override
  public void publishToEveryone(Event event) {
    local.publishToEveryone(event);
    if (peers.speaksForAll()) {
      eventBus.publish(EventSerializer.EVERYONE_ADDRESS, EventWriter.json(event));
    }
  }

  @Override
  public void replaced(String session) {
    local.replaced(session);
  }

  @Override
  public Future<Boolean> deliver(String session, Event event) {
    return local.deliver(session, event);
  }
}
