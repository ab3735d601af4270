package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RequestBody;
import io.vertx.ext.web.WebServerRequest;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the body of a polling request on the loop where it came, up to a limit. */
final class PostedBody {
  private static final Logger LOG = LoggerFactory.getLogger(PostedBody.class);
  private static final int TOO_LARGE = 413;
  private static final int GONE = 500;

  private final EngineSession session;
  private final HttpExchange exchange;
  private final Buffer body = Buffer.buffer();
  private boolean over;

  PostedBody(EngineSession session, HttpExchange exchange) {
    this.session = session;
    this.exchange = exchange;
  }

  void read() {
    HttpServerRequest http = exchange.http();
    String type =
        Optional.ofNullable(http.getHeader(HttpHeaders.CONTENT_TYPE))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    boolean binary = type.startsWith(Payload.BINARY);
    if (!session.requests().claims(this)) {
      session.loop().execute(() -> session.requests().overlapping(exchange));
    } else if (announced(http) > session.mostPayloadBytes()) {
      tooLarge();
    } else if (http.isEnded()) {
      readBefore(binary);
    } else {
      http.handler(this::take);
      http.exceptionHandler(broken -> fail());
      http.endHandler(
          end -> {
            if (!over) {
              over = true;
              session.loop().execute(() -> session.requests().post(exchange, binary, body));
            }
          });
    }
  }

  /** A {@code BodyHandler} of a router came first, or somebody who has lost it. */
  private void readBefore(boolean binary) {
    Optional<Buffer> kept =
        exchange.http() instanceof WebServerRequest routed
            ? Optional.ofNullable(routed.routingContext().body()).map(RequestBody::buffer)
            : Optional.empty();
    if (kept.isEmpty()) {
      LOG.error(
          "The body of a polling request is gone: a handler before Socket.IO must pause the"
              + " request while it waits, or come after a BodyHandler");
      exchange.answer(GONE, Payload.TEXT, Buffer.buffer());
      fail();
    } else if (kept.get().length() > session.mostPayloadBytes()) {
      tooLarge();
    } else {
      over = true;
      session.loop().execute(() -> session.requests().post(exchange, binary, kept.get()));
    }
  }

  private static long announced(HttpServerRequest http) {
    String length = http.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
  }

  private void take(Buffer part) {
    if (!over && body.length() + part.length() > session.mostPayloadBytes()) {
      tooLarge();
    } else if (!over) {
      body.appendBuffer(part);
    }
  }

  /** Nobody is left for whom the rest could be; said on the session's loop. */
  void sessionEnded() {
    exchange
        .loop()
        .execute(
            () -> {
              if (!over) {
                over = true;
                exchange.refuse(EngineError.UNKNOWN_SESSION);
              }
            });
  }

  private void tooLarge() {
    exchange.answer(TOO_LARGE, Payload.TEXT, Buffer.buffer());
    if (!over) {
      over = true;
      session.loop().execute(() -> session.requests().tooLarge(exchange));
    }
  }

  private void fail() {
    if (!over) {
      over = true;
      session.loop().execute(session.requests()::failed);
    }
  }
}
