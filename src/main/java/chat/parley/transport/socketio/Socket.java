package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.EngineLoop;
import chat.parley.transport.socketio.engine.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One client in one namespace. Its handlers run on its own loop; its methods may be called from
 * anywhere, and take effect in the order of the calls.
 */
public final class Socket {
  private final Namespace namespace;
  private final Client client;
  private final String id;
  private final Handshake handshake;
  private final boolean recovered;
  private final Map<String, Object> data;
  private final SocketRooms rooms;
  private final SocketDelivery delivery = new SocketDelivery(this);
  private final SocketHandlers handlers = new SocketHandlers();
  private final PendingAcknowledgements acknowledgements = new PendingAcknowledgements();
  private volatile boolean connected = true;

  Socket(Namespace namespace, Client client, Newcomer newcomer, Admission admission) {
    this.namespace = namespace;
    this.client = client;
    this.id = admission.id();
    this.handshake = newcomer.handshake();
    this.recovered = admission.recovered();
    this.data = newcomer.data();
    this.rooms = new SocketRooms(this, admission.rooms());
  }

  /** Public: what others send private messages to. */
  public String id() {
    return id;
  }

  public Namespace namespace() {
    return namespace;
  }

  public Handshake handshake() {
    return handshake;
  }

  /** Whether this is an earlier socket that is back, with its rooms, data and what it missed. */
  public boolean recovered() {
    return recovered;
  }

  /** Anything the program wants to remember of it. */
  public Map<String, Object> data() {
    return data;
  }

  /** The rooms it has joined; the one that bears its id is not among them. */
  public Set<String> rooms() {
    return rooms.names();
  }

  public boolean connected() {
    return connected;
  }

  /** {@code polling} or {@code websocket}; on its loop. */
  public String transport() {
    return client.session().transport();
  }

  public PacketFormat format() {
    return client.format();
  }

  EngineLoop loop() {
    return client.session().loop();
  }

  /** Hears an event of this name; several handlers of one name run in the order they were set. */
  public Socket on(String event, Consumer<SocketEvent> handler) {
    handlers.on(event, handler);
    return this;
  }

  /** Hears every event, before the handlers of its name do. */
  public Socket onAny(Consumer<SocketEvent> handler) {
    handlers.onAny(handler);
    return this;
  }

  /**
   * Is told once why the socket is gone, as Socket.IO names it: {@code client namespace
   * disconnect}, {@code server namespace disconnect}, {@code transport close}, {@code ping
   * timeout}, …
   */
  public Socket onDisconnect(Consumer<String> handler) {
    handlers.onDisconnect(handler);
    return this;
  }

  /** As {@link Broadcast#emit}, to this socket. */
  public void emit(String event, Object... arguments) {
    namespace.deliver(this, namespace.event(event, Arguments.of(arguments)), false);
  }

  /** As emit, but lost when the client cannot take it at once. */
  public void volatileEmit(String event, Object... arguments) {
    namespace.deliver(this, namespace.event(event, Arguments.of(arguments)), true);
  }

  /** Succeeds with the arguments that the client's handler gives to its callback. */
  public Future<List<Object>> emitWithAck(String event, Object... arguments) {
    return emitWithAck(namespace.server().options().acknowledgementTimeout(), event, arguments);
  }

  /** Fails with {@link AcknowledgementException} when the client does not answer in time. */
  public Future<List<Object>> emitWithAck(Duration timeout, String event, Object... arguments) {
    long acknowledgement = namespace.server().nextAcknowledgement();
    Packet packet = Broadcast.event(namespace, event, Arguments.of(arguments), acknowledgement);
    Answer<List<Object>> answer = namespace.server().answer(event);
    loop()
        .execute(
            () -> {
              if (expects(acknowledgement, timeout, answer.asked())) {
                send(packet);
              }
            });
    return answer.future();
  }

  /** Whether it is there to answer; the promise fails when it is not. */
  boolean expects(long acknowledgement, Duration timeout, Promise<List<Object>> promise) {
    if (connected) {
      acknowledgements.expect(loop().vertx(), acknowledgement, timeout.toMillis(), promise);
    } else {
      promise.fail(new AcknowledgementException("the client has disconnected", List.of()));
    }
    return connected;
  }

  /** To everybody in a room but this socket. */
  public Broadcast to(String... rooms) {
    return broadcast().to(rooms);
  }

  /** To everybody who is not in these rooms, nor this socket. */
  public Broadcast except(String... rooms) {
    return broadcast().except(rooms);
  }

  /** To everybody in the namespace but this socket. */
  public Broadcast broadcast() {
    return new Broadcast(namespace, new Recipients(Set.of(), Set.of(id)));
  }

  public Future<Void> join(String... names) {
    return rooms.join(List.of(names));
  }

  public Future<Void> leave(String... names) {
    return rooms.leave(List.of(names));
  }

  /** Leaves the namespace; the client's library will not come back by itself. */
  public void disconnect() {
    loop()
        .execute(
            () -> {
              if (connected) {
                send(Packet.disconnect(namespace.name()));
                gone("server namespace disconnect");
              }
            });
  }

  /** Closes the connection under all namespaces of this client; its library will come back. */
  public void close() {
    loop().execute(() -> client.session().close());
  }

  // What follows is used on the socket's loop.

  void received(Packet packet) {
    if (packet.type() == Packet.Type.ACK) {
      acknowledgements.received(loop().vertx(), packet.id().orElse(-1), packet.list());
    } else {
      handlers.heard(this, packet);
    }
  }

  void acknowledge(long acknowledgement, List<Object> arguments) {
    List<Object> values = namespace.server().values().answer(arguments);
    Packet packet = Packet.acknowledgement(namespace.name(), acknowledgement, values);
    loop().execute(() -> send(packet));
  }

  void send(Packet packet) {
    if (connected) {
      client.send(packet);
    }
  }

  SocketDelivery delivery() {
    return delivery;
  }

  /** Whether something written now would leave at once. */
  boolean writable() {
    return client.session().writable();
  }

  /** Queues messages that others may share, until somebody flushes. */
  public void write(Outbound outbound) {
    if (connected) {
      client.session().write(outbound);
    }
  }

  /** What was written in this turn leaves together at its end. */
  public void flushLater() {
    client.session().flushLater();
  }

  /** Sends what was written at once. */
  public void flush() {
    client.session().flush();
  }

  public long waitingBytes() {
    return client.session().waitingBytes();
  }

  void gone(String reason) {
    if (connected) {
      connected = false;
      client.forget(this);
      namespace.remove(this, reason);
      acknowledgements.lost(loop().vertx());
      handlers.left(reason);
    }
  }
}
