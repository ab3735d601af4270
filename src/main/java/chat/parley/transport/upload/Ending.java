package chat.parley.transport.upload;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.transport.LoopOf;
import chat.parley.wire.UploadReply;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * How a file becomes complete: with the sum that its sender has told, if he did. Until that fits,
 * nobody sees the last of it; what does not fit is taken back.
 */
public final class Ending {
  private final Chat chat;
  private final Sender sender;
  private final LoopOf loop;
  private Optional<String> sha256;
  private boolean held;

  /**
   * @param sha256 to which all of it must come, in small hexadecimal digits
   */
  public Ending(Chat chat, Sender sender, LoopOf loop, Optional<String> sha256) {
    this.chat = chat;
    this.sender = sender;
    this.loop = loop;
    this.sha256 = sha256;
  }

  /** Its sender has told the sum only now. */
  void expects(String sum) {
    sha256 = Optional.of(sum);
  }

  /** What is written next is the last of it. */
  void before(Lease lease) {
    if (sha256.isPresent()) {
      held = true;
      lease.hold();
    }
  }

  /** Whether nothing becomes safe any more before the end. */
  boolean holds() {
    return held;
  }

  /** It may have been complete before its sender told to what it must come. */
  static Reply checked(UploadReply reply, Optional<String> sha256) {
    StoredFile file = reply.file();
    boolean same = file.sent().isEmpty() && file.picture().isEmpty();
    if (same && file.digest().isPresent() && !file.digest().equals(sha256.or(file::digest))) {
      throw new Refusal(Why.wrongChecksum());
    }
    return reply;
  }

  /** All of it has come. */
  public Future<StoredFile> complete(Lease lease) {
    return checked(lease)
        .compose(right -> loop.here(lease.settle()))
        .compose(settled -> told(lease.complete()));
  }

  private Future<?> checked(Lease lease) {
    return sha256
        .<Future<?>>map(
            wanted ->
                loop.here(lease.digest()).compose(digest -> released(lease, digest.equals(wanted))))
        .orElseGet(Future::succeededFuture);
  }

  private Future<?> released(Lease lease, boolean right) {
    Future<Void> released = held ? loop.here(lease.release(right)) : Future.succeededFuture();
    return right
        ? released
        : released
            .transform(taken -> fail(lease))
            .transform(failed -> Future.failedFuture(new Refusal(Why.wrongChecksum())));
  }

  /** No more of it will come. */
  public Future<StoredFile> fail(Lease lease) {
    return told(lease.fail());
  }

  /** The room hears of it. */
  private Future<StoredFile> told(Future<StoredFile> ended) {
    return loop.here(ended)
        .compose(file -> chat.handle(sender, new FileCommand.Ended(file)).map(told -> file));
  }
}
