package chat.parley.transport.upload;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileReply;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.transport.LoopOf;
import io.vertx.core.Future;
import java.util.OptionalLong;

/** How somebody gets the right to append to a file. */
final class Taking {
  private final Uploads uploads;
  private final Chat chat;
  private final Sender sender;
  private final LoopOf loop;

  Taking(Uploads uploads, Chat chat, Sender sender, LoopOf loop) {
    this.uploads = uploads;
    this.chat = chat;
    this.sender = sender;
    this.loop = loop;
  }

  /** Asks the owner of the rooms about a file. */
  Future<StoredFile> ask(FileCommand command) {
    return chat.handle(sender, command)
        .map(
            reply -> {
              if (reply instanceof Refused refused) {
                throw new Refusal(refused);
              }
              return ((FileReply.Found) reply).file();
            });
  }

  /**
   * @param size how long it is to be, if that is said now
   * @param sentAway when another one takes it; on any thread
   */
  Future<Lease> lease(StoredFile file, OptionalLong size, Runnable sentAway) {
    return loop.here(uploads.take(file.id(), sentAway))
        .compose(
            lease ->
                Future.succeededFuture(lease)
                    .compose(taken -> sized(taken, size))
                    .map(fits -> lease)
                    .onFailure(cause -> lease.end().onComplete(end -> uploads.left(file.id()))));
  }

  private Future<Void> sized(Lease lease, OptionalLong size) {
    OptionalLong known = lease.file().size();
    if (size.isEmpty() || size.equals(known)) {
      return Future.succeededFuture();
    }
    if (known.isPresent() || size.getAsLong() < lease.file().have()) {
      throw new Refusal(
          Problem.BAD_REQUEST.refusedFor("size", "The file was to have another length."));
    }
    return loop.here(lease.size(size.getAsLong()));
  }
}
