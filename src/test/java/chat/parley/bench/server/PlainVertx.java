package chat.parley.bench.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one writes in ten lines of plain Vert.x: a text for each socket of the room, one by one. */
public final class PlainVertx {
  private final Map<String, Set<ServerWebSocket>> rooms = new HashMap<>();
  private final Map<String, ServerWebSocket> sockets = new HashMap<>();

  private PlainVertx() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    PlainVertx plain = new PlainVertx();
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setAcceptBacklog(65_535)
            .setPerMessageWebSocketCompressionSupported(false);
    Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
        .createHttpServer(options)
        .requestHandler(plain::accept)
        .listen()
        .onSuccess(server -> System.out.println("listens on " + port));
  }

  private void accept(HttpServerRequest request) {
    String room = request.getParam("room");
    String id = request.getParam("id");
    request.toWebSocket().onSuccess(socket -> greet(socket, room, id));
  }

  private void greet(ServerWebSocket socket, String room, String id) {
    Set<ServerWebSocket> members = rooms.computeIfAbsent(room, unused -> new HashSet<>());
    members.add(socket);
    sockets.put(id, socket);
    socket.textMessageHandler(
        text -> {
          int space = text.indexOf(' ');
          if (text.startsWith("@")) {
            sockets.get(text.substring(1, space)).writeTextMessage(text.substring(space + 1));
          } else {
            members.forEach(member -> member.writeTextMessage(text));
          }
        });
    socket.closeHandler(
        closed -> {
          members.remove(socket);
          sockets.remove(id);
        });
  }
}
