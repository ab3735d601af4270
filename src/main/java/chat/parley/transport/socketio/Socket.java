package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.EngineLoop;
import chat.parley.transport.socketio.engine.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<String> rooms = ConcurrentHashMap.newKeySet(2);
  private final SocketHandlers handlers = new SocketHandlers();
  private final PendingAcknowledgements acknowledgements = new PendingAcknowledgements();
  private volatile boolean connected = true;
  private long heardUpTo;
  private long skippedUpTo;

  Socket(Namespace namespace, Client client, Newcomer newcomer, Admission admission) {
    this.namespace = namespace;
    this.client = client;
    this.id = admission.id();
    this.handshake = newcomer.handshake();
    this.recovered = admission.recovered();
    this.data = newcomer.data();
    this.rooms.addAll(admission.rooms());
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
    return Collections.unmodifiableSet(rooms);
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
    return here(() -> List.of(names).forEach(this::enter));
  }

  private void enter(String room) {
    if (connected && rooms.add(room)) {
      namespace.local(loop()).join(this, room);
    }
  }

  public Future<Void> leave(String... names) {
    return here(() -> List.of(names).forEach(this::exit));
  }

  private void exit(String room) {
    if (rooms.remove(room)) {
      namespace.local(loop()).leave(this, room);
    }
  }

  private Future<Void> here(Runnable action) {
    Promise<Void> done = namespace.server().promise();
    loop()
        .execute(
            () -> {
              action.run();
              done.complete();
            });
    return done.future();
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
      return;
    }
    Optional<Consumer<List<Object>>> answer =
        packet.id().isPresent()
            ? Optional.of(arguments -> acknowledge(packet.id().getAsLong(), arguments))
            : Optional.empty();
    handlers.heard(this, new SocketEvent(packet.list(), answer));
  }

  private void acknowledge(long acknowledgement, List<Object> arguments) {
    Packet packet =
        new Packet(
            Packet.Type.ACK,
            namespace.name(),
            OptionalLong.of(acknowledgement),
            namespace.server().values().answer(arguments));
    loop().execute(() -> send(packet));
  }

  void send(Packet packet) {
    if (connected) {
      client.send(packet);
    }
  }

  void deliver(SharedPacket packet, boolean expendable) {
    if (!expendable || client.session().writable()) {
      write(packet.in(format()));
      flushLater();
    }
  }

  /**
   * @param number of the packet in the log from which sockets recover
   */
  void deliver(SharedPacket packet, long number) {
    if (number > skippedUpTo) {
      heardUpTo = number;
      write(packet.in(format()));
      flushLater();
    }
  }

  /**
   * What is lost when the client cannot take it at once.
   *
   * @param number of the last packet of the log before it, which the client is told with it; one
   *     that is back must not be sent back behind what it has been told already
   */
  void deliverBehind(SharedPacket packet, long number) {
    if (number >= skippedUpTo && client.session().writable()) {
      heardUpTo = number;
      write(packet.in(format()));
      flushLater();
    }
  }

  /**
   * @param number of the last event that it has been sent
   * @param skipped what is queued up to this one was sent already, or is not for it
   */
  void heard(long number, long skipped) {
    heardUpTo = number;
    skippedUpTo = skipped;
  }

  long heardUpTo() {
    return heardUpTo;
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
