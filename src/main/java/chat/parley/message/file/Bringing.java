package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Outcome;
import chat.parley.message.Message;
import chat.parley.protocol.Refusal;
import chat.parley.room.RoomEntry;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/** Says the message that brings a file, and ties the two. */
final class Bringing {
  private final Uploads uploads;
  private final StoredFile file;
  private final boolean fresh;

  /**
   * @param fresh whether nothing was said of it before: then it may go as it came
   */
  Bringing(Uploads uploads, StoredFile file, boolean fresh) {
    this.uploads = uploads;
    this.file = file;
    this.fresh = fresh;
  }

  /**
   * @param saying says it; after a refusal it is certain that no message brings the file, and of
   *     any other failure nobody knows what it has left
   */
  Future<Outcome<RoomEntry>> bring(Supplier<Future<Outcome<RoomEntry>>> saying) {
    return saying
        .get()
        .recover(
            cause ->
                cause instanceof Refusal
                    ? unsaid().transform(gone -> Future.failedFuture(cause))
                    : Future.failedFuture(cause))
        .compose(
            outcome ->
                message(outcome)
                    .map(message -> uploads.records().attach(file.id(), message.seq()))
                    .map(LogEnvironment::inTime)
                    .orElseGet(this::unsaid)
                    .map(tied -> outcome));
  }

  /** The message that brings it, new or known before. */
  Optional<Message> message(Outcome<RoomEntry> outcome) {
    if (outcome instanceof Outcome.Stored<RoomEntry> stored
        && stored.entry() instanceof Message message) {
      return Optional.of(message);
    }
    return outcome instanceof Outcome.Duplicate<RoomEntry> duplicate
            && duplicate.entry() instanceof Message message
        ? Optional.of(message).filter(this::brings)
        : Optional.empty();
  }

  private boolean brings(Message message) {
    return message.links().files().stream().anyMatch(one -> one.id().equals(file.id()));
  }

  private Future<Void> unsaid() {
    return fresh ? uploads.delete(file).otherwiseEmpty() : Future.succeededFuture();
  }
}
