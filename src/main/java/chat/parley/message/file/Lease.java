package chat.parley.message.file;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The right of one sender to append to a file, until another one comes. Used from any thread. */
public final class Lease {
  private final Upload upload;
  private final Runnable sentAway;
  private volatile boolean held;

  /**
   * @param sentAway when another one comes; on any thread
   */
  Lease(Upload upload, Runnable sentAway) {
    this.upload = upload;
    this.sentAway = sentAway;
  }

  void sendAway() {
    sentAway.run();
  }

  public StoredFile file() {
    return upload.file();
  }

  /** As it is on the disk, whatever happens. */
  public StoredFile safe() {
    return upload.safe();
  }

  /** Whether the file was taken back, so that nobody goes on with it. */
  public boolean deleted() {
    return upload.aborted();
  }

  /** SHA-256 of all that has come, in hexadecimal digits; with what is held. */
  public Future<String> digest() {
    return mine(() -> upload.bytes().digest());
  }

  private <T> Future<T> mine(Supplier<Future<T>> step) {
    return upload.next(
        () ->
            upload.belongsTo(this)
                ? step.get()
                : Future.failedFuture(
                    new Refusal(
                        Problem.REPLACED.refused("Another request goes on with this file."))));
  }

  /** For what the one before him had sent there was no place, and it was taken back. */
  static Future<Void> notHis(Throwable cause) {
    return cause instanceof Refusal ? Future.succeededFuture() : Future.failedFuture(cause);
  }

  /** How long it is to be, which was not known before. */
  public Future<Void> size(long size) {
    return mine(
        () -> {
          if (size > upload.quotas().largest()) {
            throw new Refusal(Shortage.LARGEST.refused());
          }
          upload.sized(OptionalLong.of(size));
          return upload.keep().onFailure(cause -> upload.sized(OptionalLong.empty()));
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
          return right ? upload.show() : upload.hide();
        });
  }

  /** Appends. */
  public Future<Void> write(List<ByteBuffer> pieces) {
    long more = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    return mine(
        () -> {
          OptionalLong size = upload.file().size();
          if (upload.bytes().length() + more > size.orElse(upload.quotas().largest())) {
            throw new Refusal(
                size.isPresent()
                    ? Problem.BAD_REQUEST.refusedFor("size", "The file was to be shorter.")
                    : Shortage.LARGEST.refused());
          }
          return upload
              .bytes()
              .append(pieces)
              .compose(length -> held ? upload.reserve() : upload.show());
        });
  }

  /** All that has come is safe then; how much it is. */
  public Future<Long> settle() {
    return mine(upload::keep).map(kept -> upload.have());
  }

  /**
   * All of it has come.
   *
   * @return how it stands: complete, or {@linkplain StoredFile#arrived arrived} when it is made
   *     ready later, of which the room hears
   */
  public Future<StoredFile> complete() {
    return mine(upload.completion()::complete);
  }

  /** The same if all of it has come; nothing when it has not, after all. */
  Future<Optional<StoredFile>> completeWhole() {
    return settle()
        .compose(
            have ->
                file().arrived()
                    ? complete().map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  /** No more of it will come, unless its sender thinks better of it. */
  public Future<StoredFile> fail() {
    return mine(() -> upload.hide().compose(hidden -> upload.completion().fail()));
  }

  /** He appends no more, for now. What has come is safe then. */
  public Future<Void> end() {
    return mine(() -> upload.hide().compose(hidden -> upload.keep()))
        .onComplete(kept -> upload.left(this));
  }
}
