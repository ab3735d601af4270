package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;

/** What both protocols have in common that send a file in many requests. */
final class Resuming {
  private final FileRequest request;
  private final Sender sender;

  Resuming(FileRequest request, Sender sender) {
    this.request = request;
    this.sender = sender;
  }

  /**
   * A piece of a file.
   *
   * @param at where its sender believes that the file ends
   * @param length how long it is to be, if he says so now
   * @param last whether nothing follows
   */
  record Piece(long at, OptionalLong length, Optional<Checksum> check, boolean last) {}

  /** Appends the body of the request. */
  Future<StoredFile> append(StoredFile file, Piece piece) {
    return append(file, piece, () -> {});
  }

  /**
   * @param taken when it is his, so that whoever asks how far it is waits for what he has written
   */
  Future<StoredFile> append(StoredFile file, Piece piece, Runnable taken) {
    Appending appending = new Appending(request, sender, file);
    return appending.with(
        lease -> {
          taken.run();
          return checked(lease, piece).compose(fits -> received(appending, lease, piece));
        });
  }

  private Future<StoredFile> received(Appending appending, Lease lease, Piece piece) {
    request.proceed();
    return appending
        .append(lease, request.http(), piece.check())
        .compose(
            now ->
                piece.last() && !now.complete() && !now.arrived()
                    ? last(appending, lease, now)
                    : Future.succeededFuture(now));
  }

  /** Its sender says that this is all: it must be as long as he said before. */
  private static Future<StoredFile> last(Appending appending, Lease lease, StoredFile now) {
    if (now.size().orElse(now.have()) != now.have()) {
      throw new LengthMismatch();
    }
    return appending.complete(lease);
  }

  /** Before the first byte is looked at. */
  private Future<Void> checked(Lease lease, Piece piece) {
    StoredFile now = lease.file();
    if (now.have() != piece.at()) {
      throw new OffsetMismatch(now.have());
    }
    OptionalLong length = piece.length();
    if (length.isPresent() && now.size().isPresent() && !now.size().equals(length)) {
      throw new LengthMismatch();
    }
    long size = now.size().orElse(length.orElse(Long.MAX_VALUE));
    if (piece.at() + Headers.bytes(request, "content-length").orElse(0) > size) {
      throw new Refusal(
          Problem.TOO_LARGE.refusedFor("size", "There is more than Upload-Length says."));
    }
    return length.isPresent() && now.size().isEmpty()
        ? request.here(lease.size(length.getAsLong()))
        : Future.succeededFuture();
  }

  /**
   * How far a file has come. Whoever still sends is gone, or his client would not ask; a request of
   * his that arrives only now has to end too. When all of it has come, it is completed if nobody
   * did that: whoever hears so sends nothing more.
   */
  Future<StoredFile> stands(StoredFile file) {
    if (!file.arrived() && !request.parts().uploads().grows(file)) {
      return safe(file);
    }
    Appending appending = new Appending(request, sender, file);
    return appending
        .with(
            // he only asks, so another one who takes it needs not wait until he is gone
            () -> {}, appending::settled)
        .recover(
            cause ->
                cause instanceof Refusal refused && refused.reply().problem() == Problem.REPLACED
                    ? safe(file)
                    : Future.failedFuture(cause));
  }

  private Future<StoredFile> safe(StoredFile file) {
    return request.here(request.parts().uploads().safe(file.id())).map(found -> found.orElse(file));
  }
}
