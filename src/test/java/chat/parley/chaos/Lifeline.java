package chat.parley.chaos;

import chat.parley.support.Wire;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a talker connected: one line after the other, to any node, with a ping each second. Calls
 * its owner within the monitor.
 */
final class Lifeline implements Line.Caller {
  private static final int CUT = 1006;
  private static final int BACKOFF_MILLIS = 50;
  private static final int JITTER_MILLIS = 250;
  private static final int LONGEST_BACKOFF_MILLIS = 2_000;

  /** Another connection has the session, or this one spoke nonsense. */
  private static final Set<Integer> FOR_GOOD = Set.of(4008, 4005);

  private final Place place;
  private final Wire.Carrier carrier;
  private final Random random;
  private final Monitor monitor;
  private final Owner owner;
  private Optional<Line> line = Optional.empty();
  private Optional<Future<?>> ticks = Optional.empty();
  private int port;
  private int failures;
  private int lastCode;
  private boolean steady;
  private boolean over;

  /** Who lives on it. */
  interface Owner {
    /** There is a new line, on which nothing has been said yet. */
    void opening();

    void heard(JsonObject event);

    /** The line is gone, and with it whatever was not answered. */
    void lost();
  }

  Lifeline(Place place, Wire.Carrier carrier, Random random, Monitor monitor, Owner owner) {
    this.place = place;
    this.carrier = carrier;
    this.random = random;
    this.monitor = monitor;
    this.owner = owner;
  }

  void start() {
    Runnable tick = () -> monitor.run(this::tick);
    ticks = Optional.of(place.clock().scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS));
    connect();
  }

  private void tick() {
    line.ifPresent(
        open -> {
          if (open.overdue()) {
            ended(open, CUT);
          } else if (steady) {
            ask("ping", new JsonObject(), place.patience(), pong -> {});
          }
        });
  }

  private void connect() {
    if (over) {
      return;
    }
    port = place.anyPort(random, failures == 0 ? 0 : port);
    Line opening = new Line(this);
    line = Optional.of(opening);
    opening.open(carrier, port);
    owner.opening();
  }

  void ask(String op, JsonObject fields, Duration patience, Consumer<JsonObject> then) {
    line.ifPresent(
        open -> open.ask(op, fields, patience, reply -> on(open, () -> then.accept(reply))));
  }

  /** Unless the line is lost before. */
  void later(Duration wait, Runnable step) {
    line.ifPresent(
        open ->
            place.clock().schedule(() -> on(open, step), wait.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** What comes from a line that was given up is as good as lost on the way. */
  private void on(Line from, Runnable step) {
    monitor.run(
        () -> {
          if (!over && line.filter(open -> open == from).isPresent()) {
            step.run();
          }
        });
  }

  @Override
  public void heard(Line from, JsonObject event) {
    if ("bye".equals(event.getString("ev"))) {
      ended(from, event.getInteger("code"));
    } else {
      on(from, () -> owner.heard(event));
    }
  }

  @Override
  public void ended(Line from, int code) {
    on(
        from,
        () -> {
          lastCode = code;
          if (FOR_GOOD.contains(code)) {
            stop();
          } else {
            comeBack();
          }
        });
  }

  /** Gives the line up and tries another. */
  void comeBack() {
    line.ifPresent(Line::hangUp);
    line = Optional.empty();
    steady = false;
    owner.lost();
    Runnable connect = () -> monitor.run(this::connect);
    place.clock().schedule(connect, backoff(), TimeUnit.MILLISECONDS);
    failures++;
  }

  private int backoff() {
    int first = BACKOFF_MILLIS + random.nextInt(JITTER_MILLIS);
    return Math.min(LONGEST_BACKOFF_MILLIS, first << Math.min(failures, 6));
  }

  /** The owner has all it wants from this line. */
  void steady() {
    steady = true;
    failures = 0;
  }

  void stop() {
    over = true;
    ticks.ifPresent(ticking -> ticking.cancel(false));
    line.ifPresent(Line::hangUp);
    owner.lost();
  }

  boolean over() {
    return over;
  }

  @Override
  public String toString() {
    return "at %d, steady %s, over %s, last code %d".formatted(port, steady, over, lastCode);
  }
}
