package chat.parley.transport.upload;

import chat.parley.budget.Budget;
import chat.parley.budget.Share;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;

/** What has come of an upload and is not written, as far as the node has memory for it. */
final class Held {
  private final Share share;
  private Buffer waiting = Buffer.buffer();
  private Promise<Void> taken = Promise.promise();

  /**
   * @param revoked when it must be given up; on any thread
   */
  Held(Budget budget, Runnable revoked) {
    this.share = budget.share(revoked);
  }

  /** Pieces that are written together, and who waits for that. */
  record Batch(ByteBuffer bytes, Promise<Void> taken) {}

  int waiting() {
    return waiting.length();
  }

  /**
   * @param total with it, so much is not written
   * @return false when there is no place for it
   */
  boolean add(byte[] data, long total) {
    boolean place = share.hold(total);
    if (place) {
      waiting.appendBytes(data);
    }
    return place;
  }

  /** Done when what waits now is written. */
  Future<Void> written() {
    return taken.future();
  }

  /** All that waits. */
  Batch take() {
    Batch batch = new Batch(ByteBuffer.wrap(waiting.getBytes()), taken);
    waiting = Buffer.buffer();
    taken = Promise.promise();
    return batch;
  }

  /**
   * Something was written.
   *
   * @param total so much is not
   */
  void shrink(long total) {
    share.hold(total);
  }

  void drop() {
    waiting = Buffer.buffer();
  }

  void refuse(Refused why) {
    taken.tryFail(new Refusal(why));
  }

  void end() {
    share.end();
  }
}
