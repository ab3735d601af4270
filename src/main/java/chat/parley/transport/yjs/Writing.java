package chat.parley.transport.yjs;

import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentName;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;

/**
 * Has the updates of a client stored. What cannot be stored now is tried again: the client would
 * bring it only when it comes the next time.
 */
final class Writing {
  private static final int TRIES = 4;
  private static final long LEAST_MILLIS = 250;

  private final DocumentName document;
  private final Outlet outlet;
  private Future<Reply> last = Future.succeededFuture();

  Writing(DocumentName document, Outlet outlet) {
    this.document = document;
    this.outlet = outlet;
  }

  /** Answered when it is stored, or refused. */
  Future<Reply> write(byte[] update) {
    Future<Reply> stored = outlet.during(tried(update, 1));
    last = last.transform(before -> stored);
    return stored;
  }

  private Future<Reply> tried(byte[] update, int times) {
    return outlet
        .ask(new DocumentCommand.Write(document, update))
        .compose(
            reply ->
                reply instanceof Refused refused && refused.problem().temporary() && times < TRIES
                    ? outlet
                        .after(Math.max(LEAST_MILLIS, refused.retryAfterMillis()))
                        .compose(waited -> tried(update, times + 1))
                    : Future.succeededFuture(reply));
  }

  /** Done when all that has come until now is stored, or refused. */
  Future<Reply> quiet() {
    return last;
  }
}
