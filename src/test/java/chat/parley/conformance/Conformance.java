package chat.parley.conformance;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Starts one profile: {@code Conformance <profile> <port>}. It listens on loopback; suites that
 * come by the machine's own name need {@code -Dconformance.host=0.0.0.0}.
 */
public final class Conformance {
  private static final String HOST = "conformance.host";
  private static final int HIGHEST_PORT = 65_535;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final Map<String, BiFunction<Vertx, Integer, Future<HttpServer>>> PROFILES =
      Map.of(
          "wsecho", WebSocketEcho::listen,
          "sockjs", SockJsServices::listen,
          "eio4", EngineServices::protocol,
          "eioc", EngineServices::client,
          "jeio", EngineServices::javaClient,
          "sio3", SocketIoServices::oldClient,
          "sio5", SocketIoServices::protocol,
          "sioc", SocketIoServices::client,
          "jio", SocketIoServices::javaClient,
          "chat", SocketIoServices::namedChat);

  private Conformance() {}

  /** Where a profile listens. */
  static HttpServerOptions at(int port) {
    return new HttpServerOptions().setHost(System.getProperty(HOST, "127.0.0.1")).setPort(port);
  }

  public static void main(String[] arguments) {
    if (arguments.length != 2
        || !PROFILES.containsKey(arguments[0])
        || !arguments[1].matches("\\d{1,5}")
        || Integer.parseInt(arguments[1]) > HIGHEST_PORT) {
      System.err.println(
          "usage: Conformance <profile> <port>, profiles: "
              + String.join(", ", new TreeSet<>(PROFILES.keySet())));
      System.exit(USAGE);
    }
    Vertx vertx = Vertx.vertx();
    PROFILES
        .get(arguments[0])
        .apply(vertx, Integer.valueOf(arguments[1]))
        .onSuccess(
            server -> System.out.println(arguments[0] + " listens on " + server.actualPort()))
        .onFailure(
            cause -> {
              System.err.println(
                  arguments[0] + " cannot listen on " + arguments[1] + ": " + cause.getMessage());
              System.exit(FAILED);
            });
  }
}
