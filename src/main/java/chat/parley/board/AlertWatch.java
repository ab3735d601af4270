package chat.parley.board;

import chat.parley.log.LogEnvironment;
import io.vertx.core.Future;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One alert that this node looks after: decides when it begins and is over, and tells the room.
 * What it is about to say is stored before it says so: whoever goes on says the same once more,
 * which is the same message. Touched only by the loop that owns the rooms.
 */
final class AlertWatch {
  private static final long SAVE_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final AlertStore store;
  private final AlertPosts posts;
  private final String node;
  private final Consumer<BoardName> turned;
  private Alert alert;
  private OptionalLong beyondSince = OptionalLong.empty();
  private long saved;
  private boolean busy;
  private boolean lost;

  /**
   * @param turned is told when it has begun or is over
   */
  AlertWatch(
      Alert alert, AlertStore store, AlertPosts posts, String node, Consumer<BoardName> turned) {
    this.turned = turned;
    this.alert = alert;
    this.store = store;
    this.posts = posts;
    this.node = node;
  }

  AlertRule rule() {
    return alert.rule();
  }

  BoardName board() {
    return alert.board();
  }

  /** Somebody has changed what it is about; how it stands only this node changes. */
  void changed(AlertRule rule) {
    if (!rule.equals(alert.rule())) {
      alert = new Alert(alert.id(), alert.board(), rule, alert.state());
      beyondSince = OptionalLong.empty();
    }
  }

  /** Whether another node looks after it by now, or nobody. */
  boolean lost() {
    return lost;
  }

  /**
   * Looks at the number as it is.
   *
   * @param value nothing when there is none: then nothing begins and nothing is over
   * @param now milliseconds since 1970
   */
  void look(OptionalDouble value, long now) {
    if (busy || lost) {
      return;
    }
    AlertState state = alert.state();
    if (!state.active()) {
      wait(value, now);
    } else if (state.seq().isEmpty()) {
      does(say());
    } else if (value.isPresent()) {
      goOn(value.getAsDouble(), now);
    }
  }

  private void wait(OptionalDouble value, long now) {
    if (value.isEmpty() || !rule().beyond(value.getAsDouble())) {
      beyondSince = OptionalLong.empty();
      return;
    }
    // a clock that was put back makes nobody wait for longer than once more
    long since = beyondSince.orElse(now) > now ? now : beyondSince.orElse(now);
    beyondSince = OptionalLong.of(since);
    long left = alert.state().quietUntil() - now;
    boolean quiet = left > 0 && left <= rule().quietMillis();
    if (!quiet && now - since >= rule().forMillis()) {
      does(
          keep(alert.state().begun(since, value.getAsDouble()), now)
              .compose(kept -> kept ? say() : Future.succeededFuture()));
    }
  }

  private Future<?> say() {
    return posts
        .say(new AlertWords(alert).begun())
        .compose(seq -> keep(alert.state().said(seq), saved))
        .onSuccess(kept -> turned.accept(board()));
  }

  private void goOn(double value, long now) {
    AlertState state = alert.state();
    double farthest = rule().farther(state.farthest(), value);
    if (farthest != state.farthest()) {
      stands(state.far(farthest));
    }
    if (rule().over(value)) {
      does(end(now));
    } else if (alert.state().farthest() != state.farthest() && saved + SAVE_MILLIS <= now) {
      does(keep(alert.state(), now));
    }
  }

  private Future<?> end(long now) {
    beyondSince = OptionalLong.empty();
    return posts
        .change(new AlertWords(alert).over(now), alert.state().seq().orElse(0))
        .compose(said -> keep(alert.state().over(now + rule().quietMillis()), now))
        .onSuccess(kept -> turned.accept(board()));
  }

  private void stands(AlertState state) {
    alert = new Alert(alert.id(), alert.board(), alert.rule(), state);
  }

  /** Only what is stored counts: it is what another node goes on with. */
  private Future<Boolean> keep(AlertState state, long now) {
    return LogEnvironment.inTime(store.save(alert.id(), node, state))
        .onSuccess(
            mine -> {
              lost = !mine;
              if (mine) {
                stands(state);
                saved = now;
              }
            });
  }

  /** What fails is tried again at the next look. */
  private void does(Future<?> work) {
    busy = !work.isComplete();
    work.onComplete(done -> busy = false);
  }
}
