package chat.parley.message.file;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The files of this node that are whole and are made ready for others. Used from any thread. */
final class Finishing {
  private final FileRecords records;
  private final FileStore store;
  private final Finisher finisher;
  private final LongSupplier clock;
  private final Consumer<String> done;
  private final Map<String, Future<StoredFile>> running = new ConcurrentHashMap<>();

  /**
   * @param done hears which one stands otherwise in the records now
   */
  Finishing(
      FileRecords records,
      FileStore store,
      Finisher finisher,
      LongSupplier clock,
      Consumer<String> done) {
    this.records = records;
    this.store = store;
    this.finisher = finisher;
    this.clock = clock;
    this.done = done;
  }

  boolean takes(String type) {
    return finisher.takes(type);
  }

  boolean running(String id) {
    return running.containsKey(id);
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
            now -> now.complete() ? Future.succeededFuture(now) : made(now.typed(whole.type())))
        .onComplete(
            ended -> {
              running.remove(whole.id());
              done.accept(whole.id());
            })
        .onComplete(promise);
    return promise.future();
  }

  private Future<StoredFile> made(StoredFile whole) {
    Future<StoredFile> made = finisher.finish(whole).compose(this::ended);
    return made.transform(ended -> kept(whole.id())).transform(kept -> made);
  }

  private Future<StoredFile> ended(StoredFile made) {
    return records
        .end(made, clock.getAsLong())
        .map(
            stored -> {
              if (!stored) {
                throw FileHandler.noSuchFile();
              }
              return made;
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
