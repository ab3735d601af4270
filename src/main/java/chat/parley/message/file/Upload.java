package chat.parley.message.file;

import chat.parley.message.Attachment;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
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
  private final FileTypes types;
  private final Runnable grown;
  private Future<?> last = Future.succeededFuture();
  private Optional<Lease> current = Optional.empty();
  private StoredFile file;
  private long keptAt;
  private OptionalLong keptSize;
  private boolean closed;
  private volatile long have;
  private volatile boolean over;

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
      Runnable grown) {
    this.records = records;
    this.bytes = bytes;
    this.file = file;
    this.keptSize = file.size();
    this.quotas = quotas;
    this.clock = clock;
    this.types = types;
    this.grown = grown;
    this.have = bytes.length();
    this.keptAt = clock.getAsLong();
  }

  /** Bytes of it that can be read. */
  public long have() {
    return have;
  }

  /** Whether nothing more comes of it here. */
  public boolean over() {
    return over;
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
  synchronized Future<Optional<Lease>> take(Runnable sentAway) {
    if (closed) {
      return Future.succeededFuture(Optional.empty());
    }
    current.ifPresent(Lease::sendAway);
    Lease lease = new Lease(this, sentAway);
    current = Optional.of(lease);
    return next(() -> hide().compose(hidden -> keep())).map(kept -> Optional.of(lease));
  }

  /** What is done with a file is done one after the other. */
  synchronized <T> Future<T> next(Supplier<Future<T>> step) {
    Future<T> done = last.transform(before -> step.get());
    last = done;
    return done;
  }

  /** Makes what has come safe, and says so. */
  Future<Void> keep() {
    long length = have;
    if (length == file.have() && file.size().equals(keptSize)) {
      return Future.succeededFuture();
    }
    return bytes
        .sync()
        .compose(synced -> records.grow(file.id(), length, file.size(), clock.getAsLong(), quotas))
        .map(
            shortage -> {
              keptAt = clock.getAsLong();
              if (shortage.isPresent()) {
                throw new Refusal(shortage.get().refused());
              }
              keptSize = file.size();
              known(file.holding(length));
              return null;
            });
  }

  private synchronized void known(StoredFile now) {
    file = now;
  }

  synchronized void sized(OptionalLong size) {
    file = file.sized(size);
  }

  private boolean due() {
    return have - file.have() >= KEEP_BYTES
        || have > file.have() && clock.getAsLong() - keptAt >= KEEP_MILLIS;
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
    over = true;
    next(bytes::close);
    grown.run();
  }

  /** Ends it for everybody: the file is taken back. */
  synchronized Future<?> abort() {
    current.ifPresent(Lease::sendAway);
    current = Optional.empty();
    if (!closed) {
      close();
    }
    return last;
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
    grown.run();
    return due() ? keep() : Future.succeededFuture();
  }

  /** Takes back what nobody was shown. */
  Future<Void> hide() {
    return bytes.length() > have ? bytes.truncate(have) : Future.succeededFuture();
  }

  /** All of it has come. */
  Future<StoredFile> complete() {
    return bytes
        .sync()
        .compose(synced -> bytes.digest())
        .compose(
            digest ->
                types
                    .of(file.id())
                    .compose(type -> ended(file.holding(have).completed(type, digest))));
  }

  /** No more of it will come. */
  Future<StoredFile> fail() {
    return bytes.sync().compose(synced -> ended(file.holding(have).in(Attachment.State.FAILED)));
  }

  private Future<StoredFile> ended(StoredFile ended) {
    return records
        .end(ended)
        .map(
            stored -> {
              known(ended);
              leaveAndClose();
              return ended;
            });
  }

  private synchronized void leaveAndClose() {
    current = Optional.empty();
    close();
  }
}
