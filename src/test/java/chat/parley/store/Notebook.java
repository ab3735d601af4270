package chat.parley.store;

import chat.parley.budget.Budget;
import chat.parley.log.Followed;
import chat.parley.log.Log;
import chat.parley.log.LogCounters;
import chat.parley.log.LogEnvironment;
import chat.parley.log.LogListener;
import chat.parley.log.LogStore;
import chat.parley.log.Outcome;
import chat.parley.log.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** One node's end of a log of notes: nothing of rooms, and nothing of messages. */
final class Notebook implements Followed<Note>, LogListener<Note> {
  private static final Pace ANY =
      new Pace() {
        @Override
        public long take(long weight) {
          return 0;
        }

        @Override
        public long delay(long weight) {
          return 0;
        }
      };

  private static final LogCounters UNCOUNTED =
      new LogCounters() {
        @Override
        public void stored(int count) {}

        @Override
        public void gap() {}
      };

  private final String name;
  private final boolean followed;
  private final Log<Note.Unwritten, Note> log;
  private final Consumer<List<Note>> hint;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  Notebook(
      Vertx vertx,
      LogStore<Note.Unwritten, Note> store,
      String name,
      boolean followed,
      long head,
      Consumer<List<Note>> hint) {
    this.name = name;
    this.followed = followed;
    this.hint = hint;
    this.log =
        new Log<>(
            name,
            head,
            new LogEnvironment<>(
                store,
                () -> false,
                (millis, action) -> vertx.setTimer(millis, timer -> action.run()),
                Budget.unlimited(),
                1_000,
                UNCOUNTED),
            ANY,
            this);
  }

  Future<Outcome<Note>> writes(String text) {
    return log.append(new Note.Unwritten("somebody", text));
  }

  /** What was announced here, in order. */
  BlockingQueue<String> announced() {
    return heard;
  }

  @Override
  public void stored(List<Note> entries) {
    hint.accept(entries);
  }

  @Override
  public void announced(List<Note> entries) {
    entries.forEach(note -> heard.add(note.pos() + " " + note.text()));
  }

  @Override
  public void settled() {}

  @Override
  public boolean heard() {
    return followed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void learn(List<Note> entries) {
    log.learn(entries);
  }

  @Override
  public Future<Void> reach(long stored) {
    return log.reach(stored);
  }

  @Override
  public void continueAt(long stored) {
    log.continueAt(stored);
  }

  @Override
  public Future<Void> quiet() {
    return log.quiet();
  }

  @Override
  public boolean idle() {
    return !followed && log.idle();
  }
}
