package chat.parley.message.file;

import chat.parley.message.Attachment;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How a file that grows here ends. Its steps are those of the upload: one after the other. */
final class Completion {
  private final Upload upload;
  private final FileRecords records;
  private final LongSupplier clock;
  private final FileTypes types;
  private final Finishing finishing;

  Completion(
      Upload upload,
      FileRecords records,
      LongSupplier clock,
      FileTypes types,
      Finishing finishing) {
    this.upload = upload;
    this.records = records;
    this.clock = clock;
    this.types = types;
    this.finishing = finishing;
  }

  /**
   * All of it has come.
   *
   * @return how it stands: complete, or {@linkplain StoredFile#arrived arrived} while something is
   *     made of it
   */
  Future<StoredFile> complete() {
    return upload
        .keep()
        .compose(kept -> types.of(upload.file().id()))
        .compose(type -> made(type) ? whole(type) : asSent(type));
  }

  /** Of a part nothing is made: what it is a part of is looked at as a whole. */
  private boolean made(String type) {
    return finishing.takes(type) && !upload.file().part();
  }

  private Future<StoredFile> asSent(String type) {
    return upload
        .bytes()
        .digest()
        .compose(
            digest ->
                firstLines(type)
                    .compose(
                        lines -> ended(upload.file().completed(type, digest).beginning(lines))));
  }

  private Future<Optional<String>> firstLines(String type) {
    return FileTypes.shown(type)
        ? Future.succeededFuture(Optional.empty())
        : types.firstLines(upload.file().id());
  }

  /** Something is made of it first; nobody appends to it meanwhile. */
  private Future<StoredFile> whole(String type) {
    upload.sized(OptionalLong.of(upload.have()));
    return upload
        .keep()
        .compose(
            kept -> {
              upload.leaveAndClose();
              return finishing.soon(upload.file().typed(type)).recover(this::later);
            });
  }

  /** Its sender has done what he can. */
  private Future<StoredFile> later(Throwable cause) {
    return cause instanceof Waits
        ? Future.succeededFuture(upload.file())
        : Future.failedFuture(cause);
  }

  /** No more of it will come. What could not be made safe is not kept. */
  Future<StoredFile> fail() {
    return upload
        .keep()
        .otherwiseEmpty()
        .compose(tried -> ended(upload.safe().in(Attachment.State.FAILED)));
  }

  private Future<StoredFile> ended(StoredFile ended) {
    return records
        .end(ended, clock.getAsLong())
        .compose(stored -> stored ? Future.succeededFuture(true) : endedSo(ended))
        .map(
            stored -> {
              if (!stored) {
                throw FileHandler.noSuchFile();
              }
              upload.end(ended);
              finishing.completed();
              return ended;
            });
  }

  /** It may have been stored although nobody heard so: then it was tried again, and is there. */
  private Future<Boolean> endedSo(StoredFile ended) {
    return records
        .find(ended.id())
        .map(
            found -> {
              if (found.isPresent() && !found.get().complete()) {
                throw new Refusal(Shortage.REPLACED.refused());
              }
              return found
                  .filter(there -> ended.complete() && there.complete())
                  .filter(there -> there.digest().equals(ended.digest()))
                  .isPresent();
            });
  }
}
