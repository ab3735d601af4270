package chat.parley.transport.eventbus;

import chat.parley.board.BoardCommand;
import chat.parley.board.BoardEvent;
import chat.parley.delivery.ByReference;
import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import chat.parley.transport.EventSerializer;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Programs of this JVM that watch boards; each is an address of the bus, at which it answers what
 * it has heard. Who does not keep up does without until he does, and then gets that as one. Touched
 * only by the loop that owns the rooms.
 */
final class ProgramWatchers {
  private static final int MOST_UNANSWERED = 8;

  private final EventBus eventBus;
  private final BiConsumer<String, Command> ask;
  private final Map<String, Map<String, Watcher>> byName = new HashMap<>();

  /** One program, and what it lacks. */
  private static final class Watcher {
    private int unanswered;
    private Optional<Event.Mending> lacks = Optional.empty();
  }

  /**
   * @param ask asks on behalf of a program
   */
  ProgramWatchers(EventBus eventBus, BiConsumer<String, Command> ask) {
    this.eventBus = eventBus;
    this.ask = ask;
  }

  static boolean isProgram(String session) {
    return session.startsWith(EventSerializer.PROGRAM_ADDRESS);
  }

  void enter(String address, String name) {
    byName.computeIfAbsent(name, unknown -> new LinkedHashMap<>(2)).put(address, new Watcher());
  }

  void leave(String address, String name) {
    byName.computeIfPresent(
        name,
        (same, watchers) -> {
          watchers.remove(address);
          return watchers.isEmpty() ? null : watchers;
        });
  }

  void publish(String name, List<Event> events) {
    if (!byName.isEmpty()) {
      Map.copyOf(byName.getOrDefault(name, Map.of()))
          .forEach((address, watcher) -> events.forEach(event -> tell(address, watcher, event)));
    }
  }

  private void tell(String address, Watcher watcher, Event event) {
    if (event.mending().isEmpty()
        || watcher.lacks.isEmpty() && watcher.unanswered < MOST_UNANSWERED) {
      watcher.unanswered++;
      send(address, event).onComplete(answer -> answered(address, watcher, event, answer.cause()));
    } else if (watcher.lacks.isEmpty()) {
      watcher.lacks = event.mending();
    }
  }

  private void answered(String address, Watcher watcher, Event event, Throwable failure) {
    watcher.unanswered--;
    if (gone(failure) && event instanceof BoardEvent.Changed changed) {
      ask.accept(address, new BoardCommand.Unwatch(changed.board()));
    } else if (watcher.unanswered == 0 && watcher.lacks.isPresent()) {
      Command mend = watcher.lacks.get().by();
      watcher.lacks = Optional.empty();
      ask.accept(address, mend);
    }
  }

  /** To one program. */
  Future<Boolean> deliver(String address, Event event) {
    return send(address, event).map(Message::body).otherwise(false);
  }

  private Future<Message<Boolean>> send(String address, Event event) {
    return eventBus.<Boolean>request(address, event, ByReference.LOCAL);
  }

  /** Whether nobody listens there any more: the verticle that did is gone. */
  private static boolean gone(Throwable cause) {
    return cause instanceof ReplyException failure
        && failure.failureType() == ReplyFailure.NO_HANDLERS;
  }
}
