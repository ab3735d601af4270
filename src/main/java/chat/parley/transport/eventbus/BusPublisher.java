package chat.parley.transport.eventbus;

import chat.parley.board.BoardEvent;
import chat.parley.board.lines.LineEvent;
import chat.parley.document.DocumentEvent;
import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import chat.parley.room.EventPublisher;
import chat.parley.room.Peers;
import chat.parley.transport.EventSerializer;
import chat.parley.wire.EventWriter;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Lets verticles hear rooms and documents: what is published is also said at {@code
 * parley.room.<name>} and {@code parley.doc.<room>/<name>}, by one node for the whole cluster.
 * Where people are in documents is not said: programs do not follow cursors. What programs watch of
 * boards goes to them alone ({@link ProgramWatchers}).
 */
public final class BusPublisher implements EventPublisher {
  private final EventPublisher local;
  private final Peers peers;
  private final EventBus eventBus;
  private final ProgramWatchers programs;

  /**
   * @param local brings events to this node's sockets
   * @param peers know which node it is that speaks
   * @param ask asks on behalf of a program that watches a board
   */
  public BusPublisher(
      EventPublisher local, Peers peers, EventBus eventBus, BiConsumer<String, Command> ask) {
    this.local = local;
    this.peers = peers;
    this.eventBus = eventBus;
    this.programs = new ProgramWatchers(eventBus, ask);
  }

  @Override
  public void publish(String room, List<Event> events) {
    local.publish(room, events);
    programs.publish(room, events);
    if (peers.speaksFor(room)) {
      events.stream()
          .filter(event -> !(event instanceof DocumentEvent.Cursors))
          .filter(BusPublisher::forAll)
          .forEach(
              event -> eventBus.publish(EventSerializer.address(room), EventWriter.json(event)));
    }
  }

  /** What boards tell is for those who look at them. */
  private static boolean forAll(Event event) {
    return event instanceof BoardEvent.ListChanged
        || !(event instanceof BoardEvent || event instanceof LineEvent);
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
    if (ProgramWatchers.isProgram(session)) {
      programs.enter(session, room);
    } else {
      local.enter(session, room);
    }
  }

  @Override
  public void leave(String session, String room) {
    if (ProgramWatchers.isProgram(session)) {
      programs.leave(session, room);
    } else {
      local.leave(session, room);
    }
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
    return ProgramWatchers.isProgram(session)
        ? programs.deliver(session, event)
        : local.deliver(session, event);
  }
}
