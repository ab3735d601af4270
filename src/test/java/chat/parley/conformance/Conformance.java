package chat.parley.conformance;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Starts one profile: {@code Conformance <profile> <port>}. It listens on all addresses, because
 * suites may come by the machine's own name.
 */
public final class Conformance {
  private static final Map<String, BiFunction<Vertx, Integer, Future<HttpServer>>> PROFILES =
      Map.of(
          "wsecho", WebSocketEcho::listen,
          "sockjs", SockJsServices::listen,
          "eio4", EngineServices::protocol,
          "eioc", EngineServices::client,
          "jeio", EngineServices::javaClient,
          "sio5", SocketIoServices::protocol,
          "sioc", SocketIoServices::client,
          "jio", SocketIoServices::javaClient,
          "chat", SocketIoServices::namedChat);

  private Conformance() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2 || !PROFILES.containsKey(arguments[0])) {
      System.err.println("usage: Conformance <profile> <port>, profiles: " + PROFILES.keySet());
      System.exit(2);
    }
    int port = Integer.parseInt(arguments[1]);
    PROFILES
        .get(arguments[0])
        .apply(Vertx.vertx(), port)
        .onSuccess(
            server -> System.out.println(arguments[0] + " listens on " + server.actualPort()))
        .onFailure(
            cause -> {
              System.err.println(arguments[0] + " cannot listen on " + port + ": " + cause);
              System.exit(1);
            });
  }
}
