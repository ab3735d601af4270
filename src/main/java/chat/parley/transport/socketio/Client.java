package chat.parley.transport.socketio;

import chat.parley.pace.Rate;
import chat.parley.pace.TokenBucket;
import chat.parley.pace.Visitor;
import chat.parley.transport.MonotonicClock;
import chat.parley.transport.socketio.engine.EngineSession;
import chat.parley.transport.socketio.engine.Outbound;
import chat.parley.transport.socketio.engine.Revision;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One connection, and its sockets in any number of namespaces. Lives on the loop of its session.
 */
final class Client implements EngineSession.Listener {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int POLICY_VIOLATION = 1008;
  private static final EmitRefused TOO_LARGE =
      EmitRefused.tooLarge(
          "This event is too large: it has more, or larger, binary data than this server takes.");
  private static final Rate CONNECTS = new Rate(2, 200);

  private final SocketIoServer server;
  private final EngineSession session;
  private final ClientTimers timers;
  private final Map<String, Socket> sockets = new HashMap<>(2);
  private final Set<String> connecting = new HashSet<>(2);
  private final Map<String, Object> remembered = new HashMap<>(2);
  private final TokenBucket connects = new TokenBucket(CONNECTS, MonotonicClock.millis());
  private final PacketReader reader;

  Client(SocketIoServer server, EngineSession session, ClientTimers timers) {
    this.server = server;
    this.session = session;
    this.timers = timers;
    remembered.put(Visitor.class.getName(), session.visitor());
    this.reader = new PacketReader(session, timers);
  }

  /** In revision 3 a client is in the namespace {@code /} without asking. */
  void begin() {
    session.listener(this);
    timers.connect().start(this);
    if (session.revision() == Revision.V3) {
      connect("/", new JsonObject());
    }
  }

  EngineSession session() {
    return session;
  }

  PacketFormat format() {
    return reader.format();
  }

  @Override
  public void text(String text) {
    try {
      reader.text(text).ifPresent(this::received);
    } catch (PacketException malformed) {
      session.close(PROTOCOL_ERROR);
    }
  }

  @Override
  public void binary(Buffer data) {
    try {
      reader.binary(data).ifPresent(this::received);
    } catch (PacketTooLarge refused) {
      tooLarge(refused.packet());
    } catch (PacketException malformed) {
      session.close(PROTOCOL_ERROR);
    }
  }

  /** The connection is closed for it, but not without a word. */
  @Override
  public void tooLarge() {
    reader
        .begun()
        .ifPresentOrElse(
            this::tooLarge,
            () ->
                sockets.values().stream()
                    .findFirst()
                    .ifPresent(socket -> HandlerFailure.notice(socket, "", TOO_LARGE.error())));
  }

  private void tooLarge(Packet packet) {
    socket(packet)
        .ifPresent(
            socket ->
                HandlerFailure.tell(
                    socket, SocketHandlers.event(socket, packet), TOO_LARGE.error()));
  }

  /** No namespace was asked for in time. */
  void late() {
    session.close(PROTOCOL_ERROR);
  }

  private void received(Packet packet) {
    switch (packet.type()) {
      case CONNECT -> connect(wanted(packet.namespace()), auth(packet));
      case DISCONNECT ->
          socket(packet).ifPresent(socket -> socket.gone("client namespace disconnect"));
      // A socket that has just been disconnected may not know it yet.
      default -> socket(packet).ifPresent(socket -> socket.received(packet));
    }
  }

  private Optional<Socket> socket(Packet packet) {
    return Optional.ofNullable(sockets.get(packet.namespace()));
  }

  /** Clients of revision 3 may add a query, as in {@code /admin?token=1}. */
  private String wanted(String namespace) {
    int query = namespace.indexOf('?');
    return session.revision() == Revision.V3 && query > 0
        ? namespace.substring(0, query)
        : namespace;
  }

  @SuppressWarnings("unchecked") // decoders make no other maps
  private static JsonObject auth(Packet packet) {
    return new JsonObject(new HashMap<>((Map<String, Object>) packet.payload()));
  }

  /** Nobody needs to come and go all the time; each time costs more than what he sends. */
  private void connect(String name, JsonObject auth) {
    if (connects.take(MonotonicClock.millis()) > 0) {
      session.close(POLICY_VIOLATION);
      return;
    }
    if (sockets.containsKey(name) || connecting.contains(name)) {
      return;
    }
    if (sockets.size() + connecting.size() >= server.options().namespaces()) {
      refuse(name, new ConnectRefused("Too many namespaces"));
      return;
    }
    try {
      Namespace namespace = server.namespaces().reserve(name);
      connecting.add(name);
      new ConnectAttempt(this, namespace, newcomer(name, auth)).begin();
    } catch (ConnectRefused refused) {
      refuse(name, refused);
    }
  }

  private Newcomer newcomer(String name, JsonObject auth) {
    Handshake handshake = new Handshake(session.request(), auth, Instant.now());
    boolean recovers = session.revision() == Revision.V4;
    return new Newcomer(
        socketId(name),
        name,
        handshake,
        new HashMap<>(),
        remembered,
        server.options().engine().maxPayloadBytes(),
        format(),
        recovers);
  }

  /** The ids of sockets are public; only revision 3 leaves no choice but the session's own. */
  private String socketId(String namespace) {
    if (session.revision() == Revision.V4) {
      return server.newId();
    }
    return namespace.equals("/") ? session.id() : namespace + "#" + session.id();
  }

  /** Whatever became of it: the namespace may be asked for again. */
  void attempted(Namespace namespace) {
    connecting.remove(namespace.name());
  }

  void connected(Socket socket) {
    timers.connect().stop(this);
    reader.trust();
    sockets.put(socket.namespace().name(), socket);
  }

  void refuse(String namespace, ConnectRefused refused) {
    Object told = session.revision() == Revision.V3 ? refused.getMessage() : refused.toJson();
    send(Packet.of(Packet.Type.CONNECT_ERROR, namespace, told));
  }

  /** To this client alone, at the end of this turn. */
  void send(Packet packet) {
    Outbound outbound = format().encode(packet, 1);
    session.write(outbound);
    session.flushLater();
    outbound.done();
  }

  void forget(Socket socket) {
    sockets.remove(socket.namespace().name(), socket);
  }

  @Override
  public void closed(String reason) {
    timers.connect().stop(this);
    reader.end();
    List<Socket> lost = new ArrayList<>(sockets.values());
    lost.forEach(socket -> socket.gone(reason));
  }
}
