package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import java.util.OptionalLong;

/** What all ways of sending a file have in common: the right to append, the bytes, the end. */
final class Appending {
  private final FileRequest request;
  private final Sender sender;
  private final StoredFile file;

  Appending(FileRequest request, Sender sender, StoredFile file) {
    this.request = request;
    this.sender = sender;
    this.file = file;
  }

  /** The right to append; whoever had it before is sent away. */
  Future<Lease> take() {
    return request.here(request.parts().uploads().take(file, request::sentAway));
  }

  /**
   * Appends a body, and makes what came of it safe, whether or not its client stays.
   *
   * @param check what the body must come to, or nothing of it is kept
   */
  Future<StoredFile> append(Lease lease, ReadStream<Buffer> body, Optional<Checksum> check) {
    if (check.isPresent()) {
      lease.hold();
    }
    return new BodyReceiver(request, body, lease, check.map(Checksum::digest))
        .receive()
        .compose(
            received ->
                check
                    .map(expected -> release(lease, expected.fits()))
                    .orElseGet(Future::succeededFuture))
        .compose(released -> settled(lease));
  }

  private Future<Void> release(Lease lease, boolean right) {
    return request
        .here(lease.release(right))
        .compose(
            released ->
                right ? Future.succeededFuture() : Future.failedFuture(new ChecksumMismatch()));
  }

  private Future<StoredFile> settled(Lease lease) {
    return request
        .here(lease.settle())
        .compose(
            have ->
                lease.file().size().equals(OptionalLong.of(have))
                    ? complete(lease)
                    : Future.succeededFuture(lease.file()));
  }

  /** All of it has come, and the room hears so. */
  Future<StoredFile> complete(Lease lease) {
    return told(lease.complete());
  }

  /** No more of it will come. */
  Future<StoredFile> fail(Lease lease) {
    return told(lease.fail());
  }

  private Future<StoredFile> told(Future<StoredFile> ended) {
    return request
        .here(ended)
        .compose(file -> request.tell(sender, new FileCommand.Ended(file)).map(told -> file));
  }

  /** Whatever has become of it: others may go on with the file. */
  <T> Future<T> leave(Lease lease, Future<T> done) {
    return done.eventually(() -> request.here(lease.end()).otherwiseEmpty())
        .onComplete(left -> request.parts().uploads().left(file.id()));
  }
}
