package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.log.StoreUnavailable;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileReply;
import chat.parley.message.file.NoSpace;
import chat.parley.message.file.StoredFile;
import chat.parley.pace.Price;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.wire.ReplyWriter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request about files: who sends it, and how it is refused. Used on its loop. */
final class FileRequest {
  private static final Logger LOG = LoggerFactory.getLogger(FileRequest.class);
  private static final String BEARER = "Bearer ";
  private static final long RETRY_MILLIS = 1_000;

  private final FileParts parts;
  private final HttpServerRequest http;
  private final Context context = Vertx.currentContext();

  FileRequest(FileParts parts, HttpServerRequest http) {
    this.parts = parts;
    this.http = http;
  }

  FileParts parts() {
    return parts;
  }

  HttpServerRequest http() {
    return http;
  }

  HttpServerResponse response() {
    return http.response();
  }

  String header(String name) {
    return Optional.ofNullable(http.getHeader(name)).orElse("");
  }

  /** A field of the query; empty when it is not there. */
  String field(String name) {
    return Optional.ofNullable(http.getParam(name)).orElse("");
  }

  /**
   * Who proves to be somebody, with {@code Authorization: Bearer <session>.<key>}.
   *
   * @throws Refusal when nobody does
   */
  Sender sender() {
    String given = header("authorization");
    int dot = given.indexOf('.');
    if (!given.startsWith(BEARER) || dot < 0) {
      throw new Refusal(
          Problem.UNAUTHORIZED.refused("Say who you are: Authorization: Bearer <session>.<key>"));
    }
    String session = given.substring(BEARER.length(), dot).strip();
    User user =
        parts
            .keys()
            .user(session, given.substring(dot + 1).strip())
            .orElseThrow(() -> new Refusal(Problem.UNAUTHORIZED.refused("The key does not fit.")));
    return new Sender(session, user, 0);
  }

  /**
   * Somebody pays as for the op that would do the same.
   *
   * @throws Refusal when he asks too much
   */
  void pay(Sender sender, Price price) {
    Visitor visitor = parts.visitors().enters(http.remoteAddress().hostAddress());
    visitor.returns(sender.user().id());
    long waitMillis = visitor.pay(price);
    visitor.leaves();
    if (waitMillis > 0) {
      throw new Refusal(
          Problem.RATE_LIMITED.refusedForNow("These are too many requests.", waitMillis));
    }
  }

  /** Asks the owner of the rooms about a file. */
  Future<StoredFile> ask(Sender sender, FileCommand command) {
    return tell(sender, command).map(reply -> ((FileReply.Found) reply).file());
  }

  /** The same where nothing of it is wanted. */
  Future<Reply> tell(Sender sender, FileCommand command) {
    return parts
        .chat()
        .handle(sender, command)
        .map(
            reply -> {
              if (reply instanceof Refused refused) {
                throw new Refusal(refused);
              }
              return reply;
            });
  }

  /** What other threads complete goes on here. */
  <T> Future<T> here(Future<T> elsewhere) {
    Promise<T> promise = Promise.promise();
    elsewhere.onComplete(
        done ->
            context.runOnContext(
                tick -> {
                  if (done.succeeded()) {
                    promise.complete(done.result());
                  } else {
                    promise.fail(done.cause());
                  }
                }));
    return promise.future();
  }

  /** Whoever has asked first whether he may send it is told to. */
  void proceed() {
    if (header("expect").equalsIgnoreCase("100-continue")) {
      response().writeContinue();
    }
  }

  void later(Runnable action) {
    context.runOnContext(tick -> action.run());
  }

  /** Another request goes on where this one was, whose client may be gone without a word. */
  void sentAway() {
    later(
        () -> {
          if (!response().ended()) {
            http.connection().close();
          }
        });
  }

  void answer(int status, JsonObject body) {
    answer(status, "application/json", body);
  }

  void answer(int status, String type, JsonObject body) {
    if (!response().ended() && !response().headWritten()) {
      response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          .end(body.toBuffer());
    }
  }

  void answer(int status) {
    if (!response().ended() && !response().headWritten()) {
      response().setStatusCode(status).end();
    }
  }

  /** Answers with the reason; what nobody could foresee is told once, and not to strangers. */
  void refuse(Throwable cause) {
    Refused refused = refused(cause);
    if (refused.retryAfterMillis() > 0) {
      response()
          .putHeader(
              HttpHeaders.RETRY_AFTER, String.valueOf((refused.retryAfterMillis() + 999) / 1000));
    }
    if (refused.problem() == Problem.UNAUTHORIZED) {
      response().putHeader("www-authenticate", "Bearer");
    }
    answer(refused.problem().code(), ReplyWriter.json(refused));
  }

  private static Refused refused(Throwable cause) {
    if (cause instanceof Refusal refusal) {
      return refusal.reply();
    }
    if (cause instanceof NoSpace) {
      return Problem.NO_SPACE.refusedForNow("The disk is full; go on later.", RETRY_MILLIS);
    }
    if (cause instanceof StoreUnavailable) {
      return Problem.UNAVAILABLE.refusedForNow(
          "The server cannot reach its storage now; try it again.", RETRY_MILLIS);
    }
    if (cause instanceof NoSuchFileException) {
      return Problem.NO_SUCH_FILE.refusedFor("file", "The file is gone.");
    }
    LOG.error("A request about a file failed", cause);
    return Problem.INTERNAL.refused("Something went wrong.");
  }
}
