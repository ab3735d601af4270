package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import chat.parley.message.Attachment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The files that grow on this node. Used from any thread. */
public final class Uploads {
  private static final long IDLE_MILLIS = 30_000;

  /** Each has an open file. */
  private static final int MOST_IDLE = 500;

  private final FileRecords records;
  private final FileStore store;
  private final Quotas quotas;
  private final Timers timers;
  private final LongSupplier clock;
  private final FileTypes types;
  private final Finishing finishing;
  private final Map<String, Future<Upload>> open = new ConcurrentHashMap<>();
  private final Followers followers = new Followers();

  /**
   * @param timers run on any thread
   * @param clock milliseconds since 1970, UTC
   * @param finisher what is made of files that are whole
   */
  public Uploads(
      FileRecords records,
      FileStore store,
      Quotas quotas,
      Timers timers,
      LongSupplier clock,
      Finisher finisher) {
    this.records = records;
    this.store = store;
    this.quotas = quotas;
    this.timers = timers;
    this.clock = clock;
    this.types = new FileTypes(store);
    this.finishing = new Finishing(records, store, finisher, clock, this::finished);
  }

  /** As the files have come. */
  public Uploads(
      FileRecords records, FileStore store, Quotas quotas, Timers timers, LongSupplier clock) {
    this(records, store, quotas, timers, clock, Finisher.NONE);
  }

  /**
   * Makes ready what is whole, and was left so.
   *
   * @param ready hears of each one; on any thread
   */
  public void recover(Consumer<StoredFile> ready) {
    new Recovery(this, finishing, timers, ready).look();
  }

  /** Whoever asked about it meanwhile has opened it as it was. */
  private void finished(String id) {
    Future<Upload> opened = open.remove(id);
    if (opened != null) {
      opened.onSuccess(Upload::leaveAndClose);
    }
    followers.grown(id);
  }

  public Quotas quotas() {
    return quotas;
  }

  FileRecords records() {
    return records;
  }

  FileStore store() {
    return store;
  }

  /** What is in a file, as far as its beginning tells. */
  public FileTypes types() {
    return types;
  }

  public Future<FileStore.Bytes> read(StoredFile file) {
    return store.open(file.bytes());
  }

  /** The file, if it grows here. */
  public Optional<Upload> growing(String id) {
    Future<Upload> upload = open.get(id);
    return upload != null && upload.succeeded() ? Optional.of(upload.result()) : Optional.empty();
  }

  /** Who waits for more of the files. */
  public Followers followers() {
    return followers;
  }

  /** How a file stands now; nothing when it is gone. */
  public Future<Optional<StoredFile>> now(String id) {
    return stands(id, Upload::file);
  }

  /** What of a file is on the disk, whatever happens; nothing when it is gone. */
  public Future<Optional<StoredFile>> safe(String id) {
    return stands(id, Upload::safe);
  }

  private Future<Optional<StoredFile>> stands(String id, Function<Upload, StoredFile> here) {
    Optional<Upload> upload = growing(id).filter(growing -> !growing.over());
    return upload.isPresent()
        ? Future.succeededFuture(upload.map(here))
        : LogEnvironment.inTime(records.find(id));
  }

  /** All that grow here now. */
  List<Upload> growing() {
    return open.values().stream().filter(Future::succeeded).map(Future::result).toList();
  }

  /**
   * The right to append to a file; whoever had it before loses it.
   *
   * @param sentAway when yet another one takes it; on any thread
   */
  public Future<Lease> take(String id, Runnable sentAway) {
    Future<Upload> opened = open.computeIfAbsent(id, this::reopened);
    return opened
        .onFailure(cause -> open.remove(id, opened))
        .compose(upload -> upload.take(sentAway))
        .onFailure(cause -> left(id))
        .compose(
            lease -> {
              if (lease.isPresent()) {
                return Future.succeededFuture(lease.get());
              }
              open.remove(id, opened);
              return take(id, sentAway);
            });
  }

  /**
   * As it is kept now, whatever whoever asks had read of it before. What was not acknowledged may
   * not be what its sender has: it comes again.
   */
  private Future<Upload> reopened(String id) {
    return LogEnvironment.inTime(records.find(id))
        .map(found -> found.orElseThrow(FileHandler::noSuchFile))
        .compose(this::grows);
  }

  private Future<Upload> grows(StoredFile file) {
    if (file.complete()) {
      return Future.failedFuture(
          new Refusal(Problem.REPLACED.refused("Another request has completed this file.")));
    }
    return store
        .append(file.id(), file.have())
        .map(
            bytes ->
                new Upload(
                    records,
                    bytes,
                    file.in(Attachment.State.UPLOADING).holding(bytes.length()),
                    quotas,
                    clock,
                    types,
                    finishing,
                    () -> followers.grown(file.id())));
  }

  /**
   * Completes a file of which all was safe, while nobody asks for that.
   *
   * @return nothing when not all of it is there after all
   */
  Future<Optional<StoredFile>> complete(StoredFile file) {
    return take(file.id(), () -> {})
        .compose(lease -> complete(lease).eventually(() -> lease.end().otherwiseEmpty()))
        .onComplete(done -> left(file.id()))
        .recover(
            cause ->
                cause instanceof NoSuchFileException
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(cause));
  }

  private static Future<Optional<StoredFile>> complete(Lease lease) {
    return lease
        .settle()
        .compose(
            have ->
                lease.file().arrived()
                    ? lease.complete().map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  /**
   * A sender is done with a file for now: it is kept open for a moment, as he may go on, unless
   * many are.
   */
  public void left(String id) {
    Future<Upload> opened = open.get(id);
    if (opened != null && opened.succeeded()) {
      if (opened.result().over()) {
        open.remove(id, opened);
      } else if (open.size() > MOST_IDLE) {
        idle(id, opened);
      } else {
        timers.after(IDLE_MILLIS, () -> idle(id, opened));
      }
    }
  }

  private void idle(String id, Future<Upload> opened) {
    if (opened.result().closeIdle()) {
      open.remove(id, opened);
    }
  }

  /** Takes a file away, from whoever writes it too; its bytes when no other one stands for them. */
  public Future<Void> delete(StoredFile file) {
    Future<Upload> opened = open.remove(file.id());
    Future<?> ended =
        opened == null ? Future.succeededFuture() : opened.compose(Upload::abort).otherwiseEmpty();
    return ended
        .compose(gone -> records.remove(file.id()))
        .compose(gone -> records.free(file.bytes()))
        .compose(
            free -> free ? Finishing.delete(store, file.bytes()) : Future.<Void>succeededFuture())
        .<Void>mapEmpty()
        .onComplete(gone -> followers.grown(file.id()));
  }
}
