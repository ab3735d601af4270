package chat.parley.chaos;

import chat.parley.support.Wire;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One connection of a talker. Carriers block while they connect and send; here they do so on the
 * line's own thread, which is left to its fate when the line is given up.
 */
final class Line implements Wire.Ear {
  private static final int CUT = 1006;

  private final Caller caller;
  private final ExecutorService hand = Executors.newSingleThreadExecutor(Line::daemon);
  private final Map<Integer, Question> unanswered = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile Optional<Wire> wire = Optional.empty();
  private volatile boolean over;

  /** Who has this line; called on any thread. */
  interface Caller {
    void heard(Line line, JsonObject event);

    void ended(Line line, int code);
  }

  private record Question(long deadline, Consumer<JsonObject> then) {}

  Line(Caller caller) {
    this.caller = caller;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    return thread;
  }

  void open(Wire.Carrier carrier, int port) {
    attempt(
        () -> {
          wire = Optional.of(carrier.connect(port, this));
          if (over) {
            cut();
          }
        });
  }

  /** Asks as soon as there is a connection, and never waits. */
  void ask(String op, JsonObject fields, Duration patience, Consumer<JsonObject> then) {
    int id = ids.incrementAndGet();
    unanswered.put(id, new Question(System.nanoTime() + patience.toNanos(), then));
    JsonObject command = fields.copy().put("op", op).put("id", id);
    attempt(() -> wire.orElseThrow().send(command));
  }

  private void attempt(Runnable step) {
    hand.execute(
        () -> {
          try {
            step.run();
          } catch (RuntimeException | AssertionError broken) {
            caller.ended(this, CUT);
          }
        });
  }

  /** Whether something has not been answered in time. */
  boolean overdue() {
    long now = System.nanoTime();
    return unanswered.values().stream().anyMatch(question -> question.deadline() - now < 0);
  }

  /** Loses the connection without telling its caller. */
  void cut() {
    wire.ifPresent(open -> daemon(() -> drop(open)).start());
  }

  private static void drop(Wire open) {
    try {
      open.drop();
    } catch (RuntimeException | AssertionError gone) {
      // it was broken before
    }
  }

  void hangUp() {
    over = true;
    hand.shutdownNow();
    cut();
  }

  @Override
  public void hear(JsonObject object) {
    Optional<Question> question =
        object.getValue("re") instanceof Integer id
            ? Optional.ofNullable(unanswered.remove(id))
            : Optional.empty();
    question.ifPresentOrElse(
        asked -> asked.then().accept(object), () -> caller.heard(this, object));
  }

  @Override
  public void closed(int code) {
    caller.ended(this, code);
  }
}
