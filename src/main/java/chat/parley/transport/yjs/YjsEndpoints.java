package chat.parley.transport.yjs;

import chat.parley.document.DocumentName;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.Consumer;

/** Where clients of Yjs come in: {@code /y/<room>/<name>} and {@code /hocuspocus}. */
public final class YjsEndpoints {
  /** Whoever was offline brings all that he has written in one frame, pictures too. */
  public static final int FRAME_BYTES = 2 * 1024 * 1024;

  private static final String Y = "/y/";
  private static final String HOCUSPOCUS = "/hocuspocus/?";
  private static final int NO_SUCH_DOCUMENT = 4404;

  private final YjsParts parts;

  public YjsEndpoints(YjsParts parts) {
    this.parts = parts;
  }

  public void mount(Router router, Upgrades upgrades) {
    upgrades.add(Y + ".*", this::y);
    upgrades.add(HOCUSPOCUS, this::hocuspocus);
    router
        .routeWithRegex(Y + ".*|" + HOCUSPOCUS)
        .handler(context -> WebSocketEndpoint.upgradeRequired(context.request()));
  }

  private void y(HttpServerRequest request) {
    Greeting greeting =
        new Greeting(parameter(request, "token").orElse(""), parameter(request, "name"));
    Optional<DocumentName> document = document(request.path());
    upgrade(
        request,
        socket ->
            document.ifPresentOrElse(
                name -> new YSocket(parts, socket, name, greeting).start(),
                () -> {
                  socket.visitor().leaves();
                  socket.close(NO_SUCH_DOCUMENT, "no document is called so");
                }));
  }

  /** A browser has written what is not ASCII as a URL has it. */
  private static Optional<DocumentName> document(String path) {
    try {
      return DocumentPath.of(
          QueryStringDecoder.decodeComponent(path.substring(Y.length()).replace("+", "%2B")));
    } catch (IllegalArgumentException undecodable) {
      return Optional.empty();
    }
  }

  private void hocuspocus(HttpServerRequest request) {
    Optional<String> name = parameter(request, "name");
    upgrade(request, socket -> new HocuspocusSocket(parts, socket, name).start());
  }

  private static Optional<String> parameter(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getParam(name));
  }

  private void upgrade(HttpServerRequest request, Consumer<StrictWebSocket> accepted) {
    new WebSocketEndpoint(parts.origins(), FRAME_BYTES, parts.traffic(), accepted).handle(request);
  }
}
