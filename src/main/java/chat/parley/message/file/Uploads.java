package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import chat.parley.message.Attachment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
  private final Opening opening;
  private final Audience audience;
  private Optional<Archive> archive = Optional.empty();

  /**
   * @param timers run on any thread
   * @param clock milliseconds since 1970, UTC
   * @param finisher what is made of files that are whole
   * @param others nodes, where they keep files in the same place
   */
  public Uploads(
      FileRecords records,
      FileStore store,
      Quotas quotas,
      Timers timers,
      LongSupplier clock,
      Finisher finisher,
      Optional<Others> others) {
    this.records = records;
    this.store = store;
    this.quotas = quotas;
    this.timers = timers;
    this.clock = clock;
    this.types = new FileTypes(store);
    this.finishing = new Finishing(records, store, finisher, timers, clock, this::finished);
    this.audience = new Audience(records, timers, others, this::seen);
    this.opening = new Opening(records, store, timers, audience.node(), this::opened);
  }

  /** As the files have come. */
  public Uploads(
      FileRecords records, FileStore store, Quotas quotas, Timers timers, LongSupplier clock) {
    this(records, store, quotas, timers, clock, Finisher.NONE, Optional.empty());
  }

  /** What is complete is moved there, from {@link #recover} on. */
  public void archive(Archive there) {
    archive = Optional.of(there);
  }

  /**
   * Makes ready what is whole, and was left so.
   *
   * @param ready hears of each one, and of those that nobody may have; on any thread
   */
  public void recover(Consumer<StoredFile> ready) {
    Recovery recovery = new Recovery(this, finishing, timers, clock, audience.node(), ready);
    finishing.tell(ready, waits -> recovery.within(waits.millis()));
    recovery.look();
    archive.ifPresent(
        there -> new Archiving(there, records, store, timers, clock).begin(finishing));
  }

  /** Whoever asked about it meanwhile has opened it as it was. */
  private void finished(String id) {
    Future<Upload> opened = open.remove(id);
    if (opened != null) {
      opened.onSuccess(Upload::leaveAndClose);
    }
    audience.ended(FileNews.ready(id));
  }

  /** What another node tells of a file. */
  public void heard(FileNews news) {
    lose(news.file(), news.writer());
    audience.heard(news);
  }

  private void seen(StoredFile row) {
    lose(row.id(), row.writer());
  }

  /** Somebody at another node may have taken it: whoever still appends to it here is sent away. */
  private void lose(String id, long writer) {
    Future<Upload> opened = open.get(id);
    if (opened != null && opened.succeeded() && opened.result().file().writer() < writer) {
      open.remove(id, opened);
      opened.result().endHere();
    }
  }

  /** Whether somebody may be appending to it, here or at another node. */
  public boolean grows(StoredFile file) {
    return growing(file.id()).isPresent()
        || audience.shared() && file.writer() > 0 && !file.ended();
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

  /** Whether nobody but its sender may read a file yet. */
  public boolean hidden(StoredFile file) {
    return finishing.hides() && (!file.complete() || file.part());
  }

  /** Who waits for more of the files. */
  public Followers followers() {
    return audience.followers();
  }

  /** How a file stands now; nothing when it is gone. */
  public Future<Optional<StoredFile>> now(String id) {
    Optional<Upload> upload = growing(id).filter(growing -> !growing.over());
    return upload.isPresent() ? Future.succeededFuture(upload.map(Upload::file)) : audience.now(id);
  }

  /** What of a file is on the disk, whatever happens; nothing when it is gone. */
  public Future<Optional<StoredFile>> safe(String id) {
    return LogEnvironment.inTime(records.find(id));
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
    return audience.shared() && open.containsKey(id)
        ? LogEnvironment.inTime(records.find(id))
            .onSuccess(found -> found.ifPresent(this::seen))
            .compose(looked -> taken(id, sentAway))
        : taken(id, sentAway);
  }

  private Future<Lease> taken(String id, Runnable sentAway) {
    Future<Upload> opened = open.computeIfAbsent(id, opening::open);
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
              return taken(id, sentAway);
            });
  }

  private Upload opened(StoredFile file, FileStore.Growing bytes) {
    Upload upload =
        new Upload(
            records,
            bytes,
            file.in(Attachment.State.UPLOADING).holding(bytes.length()),
            quotas,
            clock,
            types,
            finishing,
            audience::grown);
    audience.opened(upload);
    return upload;
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
        .onComplete(gone -> audience.ended(FileNews.gone(file.id())));
  }
}
