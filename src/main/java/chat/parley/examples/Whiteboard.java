package chat.parley.examples;

import chat.parley.transport.socketio.Namespace;
import chat.parley.transport.socketio.Socket;
import chat.parley.transport.socketio.SocketEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A board on which everybody draws: {@code drawing} goes to the others. */
public final class Whiteboard {
  private static final List<String> NUMBERS = List.of("x0", "y0", "x1", "y1");
  private static final int COLOR_CHARACTERS = 20;

  private Whiteboard() {}

  public static void open(Namespace namespace) {
    namespace.onConnection(Whiteboard::enter);
  }

  private static void enter(Socket socket) {
    socket.on(
        "drawing",
        new Pace()
            .limit(
                event -> line(event).ifPresent(line -> socket.broadcast().emit("drawing", line))));
  }

  /** Only what a line is, so that the board carries nothing else. */
  private static Optional<JsonObject> line(SocketEvent event) {
    return event
        .object(0)
        .filter(
            line ->
                NUMBERS.stream().allMatch(name -> line.getValue(name) instanceof Number)
                    && line.getValue("color") instanceof String color
                    && color.length() <= COLOR_CHARACTERS)
        .map(
            line -> {
              JsonObject clean = new JsonObject().put("color", line.getString("color"));
              NUMBERS.forEach(name -> clean.put(name, line.getValue(name)));
              return clean;
            });
  }
}
