package chat.parley.scan;

import chat.parley.log.Rounds;
import chat.parley.message.file.FileStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/** ClamAV's daemon: is sent files as they are read, one on each connection. Used on one loop. */
final class Clamd {
  private static final int PIECE_BYTES = 64 * 1024;
  private static final int CONNECT_MILLIS = 5_000;

  private final Vertx vertx;
  private final Context context;
  private final ScanRules rules;
  private final NetClient client;
  private final WorkerExecutor hashing;

  /**
   * @param context its loop
   */
  Clamd(Vertx vertx, Context context, ScanRules rules) {
    this.vertx = vertx;
    this.context = context;
    this.rules = rules;
    this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS));
    this.hashing = vertx.createSharedWorkerExecutor("parley-scans", rules.places());
  }

  /** Whether it is there; fails with {@link ScannerFailed}. */
  Future<Void> ping() {
    Conversation conversation = new Conversation(vertx, CONNECT_MILLIS);
    conversation.begin(client, rules, "PING");
    return conversation
        .answer()
        .map(
            answer -> {
              if (!answer.equals("PONG")) {
                throw new ScannerFailed("it does not answer as clamd does");
              }
              return null;
            });
  }

  /**
   * What it says of a file.
   *
   * @param length of it
   * @param digest is given all of it
   * @return fails with {@link ScannerFailed}, or when the file cannot be read
   */
  Future<Verdict> scan(FileStore.Bytes bytes, long length, MessageDigest digest) {
    Conversation conversation = new Conversation(vertx, rules.millis());
    Future<Void> sent =
        conversation
            .begin(client, rules, "INSTREAM")
            .compose(begun -> send(conversation, bytes, length, digest));
    Promise<Verdict> verdict = Promise.promise();
    sent.onFailure(
        unreadable -> {
          verdict.tryFail(unreadable);
          conversation.fail("the file cannot be read");
        });
    conversation.answer().map(Clamd::read).onComplete(verdict::tryComplete, verdict::tryFail);
    // the digest is that of all of it only when all of it was sent
    return verdict
        .future()
        .compose(
            said ->
                said instanceof Verdict.Clean && !sent.succeeded()
                    ? Future.failedFuture(new ScannerFailed("it answered before it had all"))
                    : Future.succeededFuture(said));
  }

  private static Verdict read(String answer) {
    return Verdict.of(answer)
        .orElseThrow(() -> new ScannerFailed("it answered \"" + Verdict.cleaned(answer) + "\""));
  }

  private Future<Void> send(
      Conversation conversation, FileStore.Bytes bytes, long length, MessageDigest digest) {
    AtomicLong at = new AtomicLong();
    return Rounds.whileMore(
        () ->
            here(bytes.read(at.get(), (int) Math.min(PIECE_BYTES, length - at.get())))
                .compose(piece -> hashed(digest, piece))
                .compose(
                    piece -> {
                      if (!piece.hasRemaining() && at.get() < length) {
                        throw new IllegalStateException("bytes of the file are missing");
                      }
                      at.addAndGet(piece.remaining());
                      boolean more = piece.hasRemaining();
                      return conversation.over()
                          ? Future.succeededFuture(false)
                          : conversation.send(piece).map(sent -> more);
                    }));
  }

  private Future<ByteBuffer> hashed(MessageDigest digest, ByteBuffer piece) {
    return hashing.executeBlocking(
        () -> {
          digest.update(piece.duplicate());
          return piece;
        },
        false);
  }

  /** What other threads complete goes on here. */
  private <T> Future<T> here(Future<T> elsewhere) {
    Promise<T> promise = Promise.promise();
    elsewhere.onComplete(
        (result, failure) -> context.runOnContext(tick -> promise.complete(result, failure)));
    return promise.future();
  }
}
