package chat.parley.transport.socketio.chat;

import chat.parley.protocol.Refusal;
import chat.parley.room.Position;
import chat.parley.transport.socketio.Admission;
import chat.parley.transport.socketio.ConnectRefused;
import chat.parley.transport.socketio.Newcomer;
import chat.parley.transport.socketio.Socket;
import chat.parley.wire.Fields;
import chat.parley.wire.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Says hello for somebody who connects: as the earlier session if he proves to be it. */
final class ChatHandshake {
  private final ChatSocket chat;
  private final Newcomer newcomer;
  private final Consumer<Socket> listen;

  /**
   * @param listen sets the handlers of a socket that is connected
   */
  ChatHandshake(ChatSocket chat, Newcomer newcomer, Consumer<Socket> listen) {
    this.chat = chat;
    this.newcomer = newcomer;
    this.listen = listen;
  }

  Future<Admission> enter() {
    JsonObject auth = newcomer.handshake().auth();
    try {
      return RecoveryPass.read(auth)
          .filter(pass -> newcomer.recovers())
          .map(pass -> resume(pass, auth))
          .orElseGet(() -> greet(auth))
          .compose(this::stillThere)
          .onFailure(refused -> chat.end());
    } catch (Refusal refused) {
      chat.end();
      return Future.failedFuture(new ConnectRefused(refused.reply().detail()));
    }
  }

  /** Sent away while it said hello: then it has said it for nothing. */
  private Future<Admission> stillThere(Admission admission) {
    if (chat.closed()) {
      chat.session().lost();
      return Future.failedFuture(ConnectRefused.forNow("The connection is closed"));
    }
    return Future.succeededFuture(admission);
  }

  private Future<Admission> resume(RecoveryPass pass, JsonObject auth) {
    Optional<Map<String, Position>> heard = RecoveryPass.rooms(auth);
    Map<String, Object> rooms = new LinkedHashMap<>();
    heard.orElse(Map.of()).forEach((room, position) -> rooms.put(room, spelled(position)));
    Map<String, Object> resume = new LinkedHashMap<>();
    resume.put("session", pass.session());
    resume.put("key", pass.key());
    resume.put("rooms", rooms);
    Map<String, Object> hello = hello(auth);
    hello.put("resume", resume);
    return chat.session()
        .perform("hello", new Fields(hello))
        .compose(
            welcome ->
                welcome.getBoolean("ok")
                    ? Future.succeededFuture(back(pass, heard, welcome))
                    : strangerUnlessForNow(auth, welcome.getJsonObject("error")));
  }

  private Future<Admission> strangerUnlessForNow(JsonObject auth, JsonObject error) {
    return error.getBoolean("temporary") ? Future.failedFuture(refused(error)) : greet(auth);
  }

  private static Map<String, Object> spelled(Position position) {
    return new LinkedHashMap<>(Map.of("epoch", position.epoch(), "pos", position.pos()));
  }

  private Future<Admission> greet(JsonObject auth) {
    return chat.session()
        .perform("hello", new Fields(hello(auth)))
        .compose(
            welcome ->
                welcome.getBoolean("ok")
                    ? Future.succeededFuture(admission(welcome, Optional.empty()))
                    : Future.failedFuture(refused(welcome.getJsonObject("error"))));
  }

  /** What chat.v1 reads of the client's {@code auth}; the rest is somebody else's. */
  private static Map<String, Object> hello(JsonObject auth) {
    Map<String, Object> hello = new LinkedHashMap<>();
    for (String field : List.of("name", "token", "person")) {
      if (auth.containsKey(field)) {
        hello.put(field, StrictJson.checked(auth.getMap().get(field)));
      }
    }
    return hello;
  }

  private static ConnectRefused refused(JsonObject error) {
    String message = error.getString("message");
    return error.getBoolean("temporary")
        ? ConnectRefused.forNow(message)
        : new ConnectRefused(message, error);
  }

  /** Where a room cannot go on, the client is told that it lacks something, and joins again. */
  private Admission back(
      RecoveryPass pass, Optional<Map<String, Position>> heard, JsonObject welcome) {
    List<JsonObject> rooms = rooms(welcome);
    boolean complete =
        heard.isPresent()
            && heard.get().size() == rooms.size()
            && rooms.stream().allMatch(room -> room.getBoolean("recovered"));
    if (complete) {
      heard.get().forEach(chat.positions()::resumed);
      return admission(welcome, Optional.of(pass));
    }
    rooms.forEach(room -> chat.session().leave(room.getString("room")));
    return admission(welcome, Optional.empty());
  }

  private static List<JsonObject> rooms(JsonObject welcome) {
    return welcome.getJsonArray("rooms").stream().map(JsonObject.class::cast).toList();
  }

  /**
   * @param recovered with what the client has come back, if it lacks nothing
   */
  private Admission admission(JsonObject welcome, Optional<RecoveryPass> recovered) {
    String session = welcome.getString("session");
    RecoveryPass pass =
        recovered.orElseGet(() -> RecoveryPass.fresh(session, welcome.getString("key")));
    List<JsonObject> rooms = recovered.isPresent() ? rooms(welcome) : List.of();
    return new Admission(
        session,
        newcomer.recovers() ? Optional.of(pass.text()) : Optional.empty(),
        recovered.isPresent(),
        Set.of(),
        socket -> opened(socket, welcome, rooms),
        chat::end);
  }

  private void opened(Socket socket, JsonObject welcome, List<JsonObject> rooms) {
    chat.opened(socket);
    listen.accept(socket);
    List.of("ok", "rooms").forEach(welcome::remove);
    welcome.getJsonObject("limits").put("frame_bytes", newcomer.payloadBytes());
    chat.tell(welcome.put("ev", "welcome"));
    chat.catchUp().begin(rooms);
    chat.release();
  }
}
