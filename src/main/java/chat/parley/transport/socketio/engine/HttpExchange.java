package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** One HTTP request and its answer, and the loop on which that must be given. */
record HttpExchange(HttpServerRequest http, EngineLoop loop) {

  /** Made anew each time: nothing of a poll is kept while it waits. */
  EngineRequest request() {
    return EngineRequest.of(http);
  }

  void answer(Payload payload) {
    answer(200, payload.contentType(), payload.body());
  }

  /** May be called on any loop; only the first answer counts. */
  void answer(int status, String contentType, Buffer body) {
    loop.execute(
        () -> {
          HttpServerResponse response = http.response();
          if (!response.ended() && !response.closed()) {
            response
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .setStatusCode(status)
                .end(body);
          }
        });
  }

  void refuse(EngineError error) {
    answer(error.status(), "application/json", Buffer.buffer(error.json()));
  }
}
