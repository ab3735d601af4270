package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Reads the body of a polling request on the loop where it came, up to a limit. */
final class PostedBody {
  private static final int TOO_LARGE = 413;

  private final EngineSession session;
  private final Exchange exchange;
  private final int mostBytes;
  private final Buffer body = Buffer.buffer();
  private boolean over;

  PostedBody(EngineSession session, Exchange exchange, int mostBytes) {
    this.session = session;
    this.exchange = exchange;
    this.mostBytes = mostBytes;
  }

  void read() {
    HttpServerRequest http = exchange.http();
    String type =
        exchange
            .request()
            .headers()
            .getOrDefault("content-type", "text/plain")
            .toLowerCase(Locale.ROOT);
    boolean binary = type.startsWith(Payload.BINARY);
    if (!session.beginsPost()) {
      session
          .loop()
          .execute(() -> session.polling(exchange, polling -> polling.overlapping(exchange)));
    } else if (!binary && !type.startsWith("text/plain")) {
      exchange.refuse(EngineError.BAD_REQUEST);
      fail();
    } else if (announced(http) > mostBytes) {
      tooLarge();
    } else {
      http.handler(this::take);
      http.exceptionHandler(broken -> fail());
      http.endHandler(
          end -> {
            if (!over) {
              over = true;
              session.loop().execute(() -> session.post(exchange, binary, body));
            }
          });
    }
  }

  private static long announced(HttpServerRequest http) {
    String length = http.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
  }

  private void take(Buffer part) {
    if (!over && body.length() + part.length() > mostBytes) {
      tooLarge();
    } else if (!over) {
      body.appendBuffer(part);
    }
  }

  private void tooLarge() {
    exchange.answer(TOO_LARGE, Payload.TEXT, Buffer.buffer());
    fail();
  }

  private void fail() {
    if (!over) {
      over = true;
      session.loop().execute(session::postFailed);
    }
  }
}
