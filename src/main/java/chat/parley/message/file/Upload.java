package chat.parley.message.file;

import chat.parley.message.Attachment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
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
    current.ifPresent(lease -> lease.sentAway.run());
    Lease lease = new Lease(sentAway);
    current = Optional.of(lease);
    return next(this::keep).map(kept -> Optional.of(lease));
  }

  private synchronized <T> Future<T> next(Supplier<Future<T>> step) {
    Future<T> done = last.transform(before -> step.get());
    last = done;
    return done;
  }

  /** Makes what has come safe, and says so. */
  private Future<Void> keep() {
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
    current.ifPresent(lease -> lease.sentAway.run());
    current = Optional.empty();
    if (!closed) {
      close();
    }
    return last;
  }

  /** The right of one sender to append, until another one comes. */
  public final class Lease {
    private final Runnable sentAway;
    private boolean held;

    private Lease(Runnable sentAway) {
      this.sentAway = sentAway;
    }

    public StoredFile file() {
      return Upload.this.file();
    }

    private <T> Future<T> mine(Supplier<Future<T>> step) {
      return next(
          () ->
              lost()
                  ? Future.failedFuture(new Refusal(Problem.REPLACED.refused(Uploads.REPLACED)))
                  : step.get());
    }

    private boolean lost() {
      synchronized (Upload.this) {
        return closed || !current.equals(Optional.of(this));
      }
    }

    /** How long it is to be, which was not known before. */
    public Future<Void> size(long size) {
      return mine(
          () -> {
            if (size > quotas.largest()) {
              throw new Refusal(Shortage.LARGEST.refused());
            }
            StoredFile before = file;
            known(file.sized(OptionalLong.of(size)));
            return keep().onFailure(cause -> known(before));
          });
    }

    /** What comes next is not shown to anybody before {@link #release}, and can be taken back. */
    public void hold() {
      held = true;
    }

    /**
     * What was held is right: everybody may see it.
     *
     * @param right false to take it back
     */
    public Future<Void> release(boolean right) {
      return mine(
          () -> {
            held = false;
            if (right) {
              have = bytes.length();
              grown.run();
              return Future.succeededFuture();
            }
            return bytes.truncate(have);
          });
    }

    /**
     * Appends.
     *
     * @return what has come of it in all
     */
    public Future<Long> write(List<ByteBuffer> pieces) {
      long more = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
      return mine(
          () -> {
            long most = file.size().orElse(quotas.largest());
            if (bytes.length() + more > most) {
              throw new Refusal(
                  file.size().isPresent()
                      ? Problem.BAD_REQUEST.refusedFor("size", "The file was to be shorter.")
                      : Shortage.LARGEST.refused());
            }
            return bytes.append(pieces).compose(this::appended);
          });
    }

    private Future<Long> appended(long length) {
      if (!held) {
        have = length;
        grown.run();
        if (due()) {
          return keep().map(length);
        }
      }
      return Future.succeededFuture(length);
    }

    /** All that has come is safe then; how much it is. */
    public Future<Long> settle() {
      return mine(Upload.this::keep).map(kept -> have);
    }

    /** All of it has come. */
    public Future<StoredFile> complete() {
      return mine(
          () ->
              bytes
                  .sync()
                  .compose(synced -> bytes.digest())
                  .compose(
                      digest ->
                          types
                              .of(file.id())
                              .compose(type -> ended(file.holding(have).completed(type, digest)))));
    }

    /** No more of it will come, unless its sender thinks better of it. */
    public Future<StoredFile> fail() {
      return mine(
          () -> bytes.sync().compose(s -> ended(file.holding(have).in(Attachment.State.FAILED))));
    }

    private Future<StoredFile> ended(StoredFile ended) {
      return records
          .end(ended)
          .map(
              stored -> {
                known(ended);
                synchronized (Upload.this) {
                  current = Optional.empty();
                  close();
                }
                return ended;
              });
    }

    /** He appends no more, for now. What has come is safe then. */
    public Future<Void> end() {
      return mine(() -> {
            Future<Void> clean = held ? bytes.truncate(have) : Future.<Void>succeededFuture();
            held = false;
            return clean.compose(cut -> keep());
          })
          .eventually(
              () -> {
                synchronized (Upload.this) {
                  if (current.equals(Optional.of(this))) {
                    current = Optional.empty();
                  }
                }
                return Future.succeededFuture();
              });
    }
  }
}
