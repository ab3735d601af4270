package chat.parley.scan;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection to clamd, and one command on it. Used on one loop. */
final class Conversation {
  private static final int LONGEST_ANSWER = 1_024;

  private final Vertx vertx;
  private final long timer;
  private final Promise<String> answer = Promise.promise();
  private Optional<NetSocket> socket = Optional.empty();
  private Buffer heard = Buffer.buffer();

  /**
   * @param millis how long all of it may take
   */
  Conversation(Vertx vertx, long millis) {
    this.vertx = vertx;
    this.timer =
        vertx.setTimer(millis, late -> fail("it has not answered after " + millis + " ms"));
    answer.future().onComplete(over -> end());
  }

  /** What it answers, without the zero at its end; fails with {@link ScannerFailed}. */
  Future<String> answer() {
    return answer.future();
  }

  boolean over() {
    return answer.future().isComplete();
  }

  void fail(String words) {
    answer.tryFail(new ScannerFailed(words));
  }

  private void end() {
    vertx.cancelTimer(timer);
    socket.ifPresent(NetSocket::close);
  }

  /**
   * @param command one of those that end with a zero, without that and the z before it
   * @return done when it was sent; whatever fails shows in the answer
   */
  Future<Void> begin(NetClient client, ScanRules rules, String command) {
    Promise<Void> begun = Promise.promise();
    client
        .connect(rules.port(), rules.host())
        .onFailure(cause -> fail("it cannot be reached"))
        .onSuccess(
            open -> {
              opened(open);
              open.write("z" + command + "\0");
              begun.complete();
            });
    return begun.future();
  }

  private void opened(NetSocket open) {
    socket = Optional.of(open);
    LastWords.of(open);
    open.handler(this::heard);
    open.exceptionHandler(broken -> {});
    open.closeHandler(closed -> fail("it hung up without an answer"));
    if (over()) {
      open.close();
    }
  }

  private void heard(Buffer piece) {
    heard.appendBuffer(piece);
    int last = heard.length() - 1;
    if (last >= 0 && heard.getByte(last) == 0) {
      answer.tryComplete(heard.getString(0, last, StandardCharsets.UTF_8.name()));
    } else if (last > LONGEST_ANSWER) {
      fail("it does not answer as clamd does");
    }
  }

  /** A piece of a file; an empty one is its end. Done when the next one is wanted. */
  Future<Void> send(ByteBuffer piece) {
    NetSocket open = socket.orElseThrow();
    Buffer length = Buffer.buffer(Integer.BYTES).appendInt(piece.remaining());
    open.write(length);
    if (piece.hasRemaining()) {
      byte[] bytes = new byte[piece.remaining()];
      piece.get(bytes);
      open.write(Buffer.buffer(bytes));
    }
    if (!open.writeQueueFull()) {
      return Future.succeededFuture();
    }
    Promise<Void> drained = Promise.promise();
    open.drainHandler(empty -> drained.tryComplete());
    answer.future().onComplete(over -> drained.tryComplete());
    return drained.future();
  }
}
