package chat.parley.message.file;

import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One file that grows on this node. One sender appends to it, whoever came last; what he does
 * happens one after the other. Any number of readers follow. Used from any thread.
 */
public final class Upload {
  private static final long KEEP_BYTES = 8 * 1024 * 1024;
  private static final long KEEP_MILLIS = 1_000;

  private final FileRecords records;
  private final FileStore.Growing bytes;
  private final Quotas quotas;
  private final LongSupplier clock;
  private final Completion completion;
  private final Consumer<Upload> grown;
  private final Steps steps = new Steps();
  private Optional<Lease> current = Optional.empty();
  private StoredFile file;
  private volatile StoredFile kept;
  private long reserved;
  private long keptAt;
  private volatile long have;
  private volatile boolean closed;
  private volatile boolean aborted;

  /**
   * @param grown hears each time that there is more to read, or nothing more comes; on any thread
   */
  Upload(
      FileRecords records,
      FileStore.Growing bytes,
      StoredFile file,
      Quotas quotas,
      LongSupplier clock,
      FileTypes types,
      Finishing finishing,
      Consumer<Upload> grown) {
    this.records = records;
    this.bytes = bytes;
    this.file = file;
    this.kept = file;
    this.reserved = file.have();
    this.quotas = quotas;
    this.clock = clock;
    this.completion = new Completion(this, records, clock, types, finishing);
    this.grown = grown;
    this.have = bytes.length();
    this.keptAt = clock.getAsLong();
  }

  /** Bytes of it that can be read. */
  public long have() {
    return have;
  }

  /** As it is on the disk, whatever happens: what its sender may be told. */
  public StoredFile safe() {
    return kept;
  }

  /** Whether nothing more comes of it here. */
  public boolean over() {
    return closed;
  }

  public synchronized StoredFile file() {
    return file.holding(have);
  }

  /**
   * Somebody wants to append. Whoever did so before is sent away; what he had sent is kept first.
   *
   * @param sentAway when yet another one comes; on any thread
   * @return nothing when it is closed: it has to be opened again
   */
  Future<Optional<Lease>> take(Runnable sentAway) {
    Optional<Lease> taken = taken(sentAway);
    return taken.isEmpty()
        ? Future.succeededFuture(taken)
        : steps
            .next(() -> hide().compose(hidden -> keep()).recover(Lease::notHis))
            .map(kept -> taken)
            .onFailure(cause -> left(taken.get()));
  }

  private synchronized Optional<Lease> taken(Runnable sentAway) {
    if (closed) {
      return Optional.empty();
    }
    current.ifPresent(Lease::sendAway);
    current = Optional.of(new Lease(this, sentAway));
    return current;
  }

  /** What is done with a file is done one after the other. */
  <T> Future<T> next(Supplier<Future<T>> step) {
    return steps.next(step);
  }

  /** Makes what has come safe, and says so. What cannot be made safe is taken back. */
  Future<Void> keep() {
    StoredFile now = file();
    if (now.equals(kept) && reserved == kept.have()) {
      return Future.succeededFuture();
    }
    return bytes
        .sync()
        .recover(cause -> takeBack(cause))
        .compose(synced -> stored(now, 0))
        .onSuccess(stored -> kept = now);
  }

  /**
   * @param written bytes that are there, if those are more than can be read
   */
  private Future<Void> stored(StoredFile now, long written) {
    return records
        .grow(now, written, clock.getAsLong(), quotas)
        .onComplete(asked -> keptAt = clock.getAsLong())
        .compose(
            shortage -> {
              if (shortage.isPresent()) {
                return takeBack(new Refusal(shortage.get().refused()));
              }
              reserved = Math.max(written, now.have());
              return Future.succeededFuture();
            });
  }

  /** Place for what nobody is shown yet. */
  Future<Void> reserve() {
    return bytes.length() - reserved >= KEEP_BYTES
        ? stored(kept, bytes.length())
        : Future.succeededFuture();
  }

  /** As it was when it was safe last: after a sync that failed nobody knows what the disk has. */
  private Future<Void> takeBack(Throwable cause) {
    return bytes
        .truncate(kept.have())
        .onComplete(
            cut -> {
              have = kept.have();
              sized(kept.size());
            })
        .transform(cut -> Future.failedFuture(cause));
  }

  synchronized void sized(OptionalLong size) {
    file = file.sized(size);
  }

  private boolean due() {
    return have - kept.have() >= KEEP_BYTES
        || have > kept.have() && clock.getAsLong() - keptAt >= KEEP_MILLIS;
  }

  /** Closes it when nobody appends to it; true when it is closed. */
  synchronized boolean closeIdle() {
    if (current.isEmpty() && !closed) {
      close();
    }
    return closed;
  }

  private synchronized void close() {
    closed = true;
    steps.next(bytes::close);
    grown.accept(this);
  }

  /** Ends it for everybody: the file is taken back. */
  synchronized Future<?> abort() {
    aborted = true;
    return endHere();
  }

  /** Nobody appends to it here any more; who did so may go on, or another does elsewhere. */
  synchronized Future<?> endHere() {
    current.ifPresent(Lease::sendAway);
    leaveAndClose();
    return steps.next(Future::succeededFuture);
  }

  boolean aborted() {
    return aborted;
  }

  FileStore.Growing bytes() {
    return bytes;
  }

  Quotas quotas() {
    return quotas;
  }

  synchronized boolean belongsTo(Lease lease) {
    return !closed && current.equals(Optional.of(lease));
  }

  /** Its sender appends no more, for now. */
  synchronized void left(Lease lease) {
    if (current.equals(Optional.of(lease))) {
      current = Optional.empty();
    }
  }

  /** Everybody may see what has come. */
  Future<Void> show() {
    have = bytes.length();
    grown.accept(this);
    return due() ? keep() : Future.succeededFuture();
  }

  /** Takes back what nobody was shown. */
  Future<Void> hide() {
    return bytes.length() > have ? bytes.truncate(have) : Future.succeededFuture();
  }

  /** How it ends. */
  Completion completion() {
    return completion;
  }

  synchronized void end(StoredFile ended) {
    file = ended;
    kept = ended;
    have = ended.have();
    leaveAndClose();
  }

  /** Nothing more comes of it. */
  synchronized void leaveAndClose() {
    current = Optional.empty();
    if (!closed) {
      close();
    }
  }
}
