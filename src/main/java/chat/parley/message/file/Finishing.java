package chat.parley.message.file;

import chat.parley.log.Timers;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The files of this node that are whole and are made ready for others. Used from any thread. */
final class Finishing {
  /** So long somebody waits for it who has sent it: proxies wait for a minute at most. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final FileRecords records;
  private final FileStore store;
  private final FileTypes types;
  private final Finisher finisher;
  private final Timers timers;
  private final LongSupplier clock;
  private final Consumer<String> done;
  private final Map<String, Future<StoredFile>> running = new ConcurrentHashMap<>();
  private volatile Consumer<StoredFile> told = file -> {};
  private volatile Consumer<Waits> later = waits -> {};
  private volatile Runnable completed = () -> {};

  /**
   * @param done hears which one stands otherwise in the records now
   */
  Finishing(
      FileRecords records,
      FileStore store,
      Finisher finisher,
      Timers timers,
      LongSupplier clock,
      Consumer<String> done) {
    this.records = records;
    this.store = store;
    this.types = new FileTypes(store);
    this.finisher = finisher;
    this.timers = timers;
    this.clock = clock;
    this.done = done;
  }

  /**
   * @param told hears of each one that was ready, or refused, when nobody waited for that
   * @param later hears that one has to be tried again
   */
  void tell(Consumer<StoredFile> told, Consumer<Waits> later) {
    this.told = told;
    this.later = later;
  }

  /**
   * @param completed hears that a file is complete now, and stored as such
   */
  void tell(Runnable completed) {
    this.completed = completed;
  }

  void completed() {
    completed.run();
  }

  boolean takes(String type) {
    return finisher.takes(type);
  }

  boolean hides() {
    return finisher.hides();
  }

  boolean running(String id) {
    return running.containsKey(id);
  }

  /**
   * The same for who does not wait for long.
   *
   * @return fails with {@link Waits} when it takes longer
   */
  Future<StoredFile> soon(StoredFile whole) {
    Promise<StoredFile> soon = Promise.promise();
    finish(whole)
        .onComplete(
            made -> {
              boolean waited =
                  made.succeeded() ? soon.tryComplete(made.result()) : soon.tryFail(made.cause());
              if (!waited && made.succeeded()) {
                told.accept(made.result());
              }
            });
    timers.after(
        PATIENCE_MILLIS, () -> soon.tryFail(new Waits("It is made ready.", PATIENCE_MILLIS)));
    return soon.future();
  }

  /** Makes it ready, once, however many ask. */
  Future<StoredFile> finish(StoredFile whole) {
    Promise<StoredFile> promise = Promise.promise();
    Future<StoredFile> earlier = running.putIfAbsent(whole.id(), promise.future());
    if (earlier != null) {
      return earlier;
    }
    records
        .find(whole.id())
        .map(now -> now.orElseThrow(FileHandler::noSuchFile))
        .compose(
            now ->
                now.complete()
                    ? Future.succeededFuture(now)
                    : made(mine(now, whole).typed(whole.type())))
        .onComplete(
            ended -> {
              running.remove(whole.id());
              done.accept(whole.id());
            })
        .onFailure(this::again)
        .onComplete(promise);
    return promise.future();
  }

  private void again(Throwable cause) {
    if (cause instanceof Waits waits) {
      later.accept(waits);
    }
  }

  /** Once another has taken it, he makes something of it. */
  private static StoredFile mine(StoredFile now, StoredFile whole) {
    if (now.writer() != whole.writer()) {
      throw new Refusal(Shortage.REPLACED.refused());
    }
    return now;
  }

  private Future<StoredFile> made(StoredFile whole) {
    Future<StoredFile> made =
        finisher
            .finish(whole)
            .compose(this::begun)
            .compose(this::ended)
            .recover(
                cause ->
                    cause instanceof Rejected rejected
                        ? refused(whole, rejected)
                        : Future.failedFuture(cause));
    return made.transform(ended -> kept(whole.id())).transform(kept -> made);
  }

  /** Its message says so before anything is deleted: a node that dies here has it said again. */
  private Future<StoredFile> refused(StoredFile whole, Rejected rejected) {
    StoredFile refused = whole.in(rejected.state());
    return ended(refused)
        .map(
            ended -> {
              if (ended.complete()) {
                // another node was there first, and its verdict stands
                throw FileHandler.noSuchFile();
              }
              told.accept(refused);
              return ended;
            })
        .compose(ended -> records.remove(whole.id()))
        .transform(
            removed ->
                Future.failedFuture(removed.succeeded() ? refusal(rejected) : removed.cause()));
  }

  /** What is no picture, sound or film may have first lines. */
  private Future<StoredFile> begun(StoredFile made) {
    return FileTypes.shown(made.type())
        ? Future.succeededFuture(made)
        : types.firstLines(made.id()).map(made::beginning);
  }

  private static Refusal refusal(Rejected rejected) {
    return new Refusal(Problem.REJECTED.refusedFor("file", rejected.getMessage()));
  }

  private Future<StoredFile> ended(StoredFile made) {
    return records
        .end(made, clock.getAsLong())
        .compose(
            stored -> {
              if (!stored) {
                return lost(made.id());
              }
              completed();
              return Future.succeededFuture(made);
            });
  }

  private Future<StoredFile> lost(String id) {
    return records
        .find(id)
        .map(now -> now.orElseThrow(FileHandler::noSuchFile))
        .map(
            now -> {
              if (!now.complete()) {
                throw new Refusal(Shortage.REPLACED.refused());
              }
              return now;
            });
  }

  /** One that was taken back meanwhile leaves nothing. */
  private Future<?> kept(String id) {
    return records.free(id).compose(free -> free ? delete(store, id) : Future.succeededFuture());
  }

  /** Deletes a file, and what is beside it. */
  static Future<Void> delete(FileStore store, String id) {
    return Future.join(Beside.all(id).<Future<?>>map(store::delete).toList())
        .transform(beside -> store.delete(id));
  }
}
