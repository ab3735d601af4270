package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

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

  /** What has come is safe then; and complete, if that was all. */
  Future<StoredFile> settled(Lease lease) {
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

  /** Takes the right to append and does something with it; however that ends, others may go on. */
  Future<StoredFile> with(Function<Lease, Future<StoredFile>> action) {
    return with(request::sentAway, action);
  }

  /**
   * @param sentAway when another one takes it meanwhile; on any thread
   */
  Future<StoredFile> with(Runnable sentAway, Function<Lease, Future<StoredFile>> action) {
    return request
        .here(request.parts().uploads().take(file.id(), sentAway))
        .compose(lease -> leave(lease, action));
  }

  private Future<StoredFile> leave(Lease lease, Function<Lease, Future<StoredFile>> action) {
    return Future.succeededFuture(lease)
        .compose(action)
        .eventually(() -> request.here(lease.end()).otherwiseEmpty())
        .onComplete(left -> request.parts().uploads().left(file.id()));
  }

  /**
   * Nothing of it may be there: what is may be of another file, or read by somebody.
   *
   * @param length that of what comes now, if it is known
   * @throws Refusal that says where to go on
   */
  void whole(Lease lease, OptionalLong length) {
    StoredFile now = lease.file();
    if (now.have() > 0) {
      request.response().putHeader("location", FileLinks.path(now));
      throw new Refusal(
          Problem.CID_REUSED.refusedFor(
              "cid", "An upload with this cid has begun: go on with it, or take another cid."));
    }
    if (length.isPresent() && now.size().isPresent() && !now.size().equals(length)) {
      throw new Refusal(LengthMismatch.refused());
    }
  }
}
