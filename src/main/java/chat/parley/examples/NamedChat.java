package chat.parley.examples;

import chat.parley.transport.socketio.Namespace;
import chat.parley.transport.socketio.Socket;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The well-known chat with user names: {@code add user}, {@code new message}, {@code typing} and
 * {@code stop typing} in, {@code login}, {@code user joined}, {@code user left} and the same out.
 */
public final class NamedChat {
  private static final String USERNAME = "username";
  private static final int NAME_CHARACTERS = 40;
  private static final int TEXT_CHARACTERS = 8_000;

  private final AtomicInteger users = new AtomicInteger();

  private NamedChat() {}

  public static void open(Namespace namespace) {
    namespace.onConnection(new NamedChat()::enter);
  }

  private void enter(Socket socket) {
    Pace pace = new Pace();
    socket.on("add user", pace.limit(event -> event.text(0).ifPresent(name -> add(socket, name))));
    socket.on(
        "new message", pace.limit(event -> event.text(0).ifPresent(text -> say(socket, text))));
    socket.on("typing", pace.limit(event -> show(socket, "typing")));
    socket.on("stop typing", pace.limit(event -> show(socket, "stop typing")));
    socket.onDisconnect(reason -> leave(socket));
  }

  private void add(Socket socket, String name) {
    if (name.isBlank() || name.length() > NAME_CHARACTERS) {
      return;
    }
    if (socket.data().putIfAbsent(USERNAME, name) == null) {
      int present = users.incrementAndGet();
      socket.emit("login", new JsonObject().put("numUsers", present));
      socket.broadcast().emit("user joined", user(name).put("numUsers", present));
    }
  }

  private static void say(Socket socket, String text) {
    if (text.length() <= TEXT_CHARACTERS) {
      username(socket)
          .ifPresent(
              name -> socket.broadcast().emit("new message", user(name).put("message", text)));
    }
  }

  private static void show(Socket socket, String event) {
    username(socket).ifPresent(name -> socket.broadcast().emit(event, user(name)));
  }

  private void leave(Socket socket) {
    username(socket)
        .ifPresent(
            name ->
                socket
                    .broadcast()
                    .emit("user left", user(name).put("numUsers", users.decrementAndGet())));
  }

  private static Optional<String> username(Socket socket) {
    return Optional.ofNullable((String) socket.data().get(USERNAME));
  }

  private static JsonObject user(String name) {
    return new JsonObject().put("username", name);
  }
}
