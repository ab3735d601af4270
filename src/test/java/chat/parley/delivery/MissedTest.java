package chat.parley.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a slow socket does without comes when it takes again, and no socket is waited for in vain.
 */
class MissedTest {
  private static final long MUCH = 1 << 20;

  private final List<Runnable> later = new ArrayList<>();
  private final List<Runnable> tick = new ArrayList<>();
  private final List<Promise<Boolean>> asked = new ArrayList<>();
  private final Missed missed =
      new Missed(
          later::add,
          (session, command) -> {
            Promise<Boolean> answer = Promise.promise();
            asked.add(answer);
            return answer.future();
          });
  private final LoopSockets sockets = new LoopSockets(tick::add, Long.MAX_VALUE, missed);

  /** Something of which only the last counts. */
  private record News(int number) implements Event {
    @Override
    public boolean expendable() {
      return true;
    }

    @Override
    public Optional<Mending> mending() {
      return Optional.of(new Mending("board", new Again()));
    }
  }

  private record Again() implements Command {}

  private static final class Spelled implements WireFormat<String> {
    @Override
    public String encode(Event event) {
      return event.toString();
    }
  }

  private static final WireFormat<String> FORMAT = new Spelled();

  /** A socket whose reader takes when it is told. */
  private static final class Socket implements Connection<String> {
    private final List<String> written = new ArrayList<>();
    private long waiting;

    private Socket(long waiting) {
      this.waiting = waiting;
    }

    @Override
    public long id() {
      return System.identityHashCode(this);
    }

    @Override
    public WireFormat<String> format() {
      return FORMAT;
    }

    @Override
    public void write(String payload) {
      written.add(payload);
    }

    @Override
    public void flush() {}

    @Override
    public long waitingBytes() {
      return waiting;
    }

    @Override
    public void close(CloseCode code) {}
  }

  private Socket comes(long waiting) {
    Socket socket = new Socket(waiting);
    sockets.add("ann", socket);
    sockets.enter("ann", "board");
    return socket;
  }

  private void broadcast(int number) {
    sockets.broadcast("board", List.of(new Outgoing(new News(number), 1)));
  }

  private static void run(List<Runnable> some) {
    List<Runnable> due = List.copyOf(some);
    some.clear();
    due.forEach(Runnable::run);
  }

  private void answers(boolean done) {
    asked.remove(0).complete(done);
  }

  @Test
  @DisplayName("it is asked for again until it was taken, and told before what is newer")
  void mended() {
    Socket ann = comes(MUCH);
    broadcast(1);
    run(tick);
    run(later);
    assertTrue(asked.isEmpty(), "nothing is asked for as long as it takes nothing");
    ann.waiting = 0;
    broadcast(2);
    run(tick);
    assertEquals(List.of(), ann.written, "not before what it lacks");
    run(later);
    assertEquals(1, asked.size());
    answers(false);
    run(later);
    broadcast(3);
    sockets.deliver("ann", new Outgoing(new News(3), 1));
    broadcast(4);
    run(tick);
    answers(true);
    assertEquals(List.of("News[number=3]"), ann.written);
    run(later);
    sockets.deliver("ann", new Outgoing(new News(4), 1));
    answers(true);
    broadcast(5);
    run(tick);
    assertEquals(List.of("News[number=3]", "News[number=4]", "News[number=5]"), ann.written);
    run(later);
    assertTrue(later.isEmpty(), "nobody looks any more");
  }

  @Test
  @DisplayName("a slow socket that goes in the moment in which it misses something is forgotten")
  void gone() {
    Socket ann = comes(MUCH);
    broadcast(1);
    sockets.remove("ann", ann);
    run(tick);
    run(later);
    assertTrue(later.isEmpty(), "nobody waits for a socket that is gone");
  }

  @Test
  @DisplayName("what the next socket of a session lacks is not what the last one has got")
  void next() {
    Socket first = comes(MUCH);
    broadcast(1);
    run(tick);
    first.waiting = 0;
    run(later);
    Socket second = comes(MUCH);
    broadcast(2);
    run(tick);
    answers(true);
    second.waiting = 0;
    broadcast(3);
    run(tick);
    assertFalse(second.written.contains("News[number=3]"), "it lacks what was before that");
    run(later);
    assertEquals(1, asked.size(), "it is asked for what it lacks");
  }
}
