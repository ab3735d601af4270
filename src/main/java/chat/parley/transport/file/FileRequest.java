package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileReply;
import chat.parley.message.file.StoredFile;
import chat.parley.pace.Price;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.BearerProof;
import chat.parley.transport.FileRefusals;
import chat.parley.wire.ReplyWriter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request about files: who sends it, and how it is refused. Used on its loop. */
final class FileRequest {
  private static final long PLACE_MILLIS = 5_000;

  private final FileParts parts;
  private final HttpServerRequest http;
  private final Context context = Vertx.currentContext();
  private final List<Runnable> atEnd = new ArrayList<>(2);
  private Optional<Visitor> visitor = Optional.empty();
  private boolean over;
  private boolean asked;

  FileRequest(FileParts parts, HttpServerRequest http) {
    this.parts = parts;
    this.http = http;
    this.asked = header("expect").equalsIgnoreCase("100-continue");
    http.response().endHandler(answered -> end());
    http.response().closeHandler(gone -> end());
  }

  /** It is answered, or its client is gone. */
  private void end() {
    if (!over) {
      over = true;
      atEnd.forEach(Runnable::run);
      atEnd.clear();
      visitor.ifPresent(Visitor::leaves);
      if (response().ended() && !http.isEnded()) {
        // what its client still sends nobody wants
        http.handler(unwanted -> {}).resume();
      }
    }
  }

  /** Once it is answered, or its client is gone; at once when that was before. */
  void whenOver(Runnable action) {
    if (over) {
      action.run();
    } else {
      atEnd.add(action);
    }
  }

  /** Not for one whose client is gone: of that nothing can be read any more. */
  void whileOpen(Runnable action) {
    if (!over) {
      action.run();
    }
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
    try {
      return Optional.ofNullable(http.getParam(name)).orElse("");
    } catch (IllegalArgumentException malformed) {
      throw Headers.wrong("the address", "cannot be read");
    }
  }

  /**
   * Who proves to be somebody, with {@code Authorization: Bearer <session>.<key>}.
   *
   * @throws Refusal when nobody does
   */
  Sender sender() {
    return BearerProof.of(header("authorization"), parts.keys());
  }

  /**
   * Somebody pays as for the op that would do the same.
   *
   * @throws Refusal when he asks too much
   */
  void pay(Sender sender, Price price) {
    visitor().returns(sender.user().id());
    pay(price);
  }

  /** Until it is over it takes a place of those that an address has. */
  private Visitor visitor() {
    if (visitor.isEmpty()) {
      visitor = Optional.of(parts.visitors().enters(http.remoteAddress().hostAddress()));
      if (over) {
        visitor.get().leaves();
      }
    }
    return visitor.get();
  }

  /**
   * As {@link #pay(Sender, Price)}, of somebody who need not say who he is.
   *
   * @throws Refusal when too much is asked from where he is
   */
  void pay(Price price) {
    Visitor payer = visitor();
    long waitMillis = payer.placed() ? payer.pay(price) : PLACE_MILLIS;
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
        (result, failure) -> context.runOnContext(tick -> promise.complete(result, failure)));
    return promise.future();
  }

  /** Whoever has asked first whether he may send it is told to. */
  void proceed() {
    if (asked) {
      asked = false;
      response().writeContinue();
    }
  }

  void later(Runnable action) {
    context.runOnContext(tick -> action.run());
  }

  void soon(long millis, Runnable action) {
    context.owner().setTimer(millis, due -> action.run());
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
    if (open()) {
      response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          .end(body.toBuffer());
    }
  }

  private boolean open() {
    boolean open = !over && !response().ended() && !response().headWritten();
    if (open && asked) {
      // whether the body comes after all nobody can tell
      response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    return open;
  }

  void answer(int status) {
    if (open()) {
      response().setStatusCode(status).end();
    }
  }

  /** Answers with the reason; what nobody could foresee is told once, and not to strangers. */
  void refuse(Throwable cause) {
    if (!open()) {
      return;
    }
    Refused refused = FileRefusals.of(cause);
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
}
