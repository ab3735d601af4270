package chat.parley.transport.socketio.engine;

import chat.parley.delivery.CloseCode;
import chat.parley.pace.Visitor;
import chat.parley.transport.websocket.FrameSocket;
import chat.parley.transport.websocket.StrictWebSocket;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One client, over whatever transport it has now. It belongs to the loop that opened it; only
 * {@link #loop} and {@link #id} may be used elsewhere.
 */
public final class EngineSession {
  private static final int GONE = 1005;
  private static final int PACKETS_PER_TURN = 1_000;

  private final String id;
  private final Revision revision;
  private final EngineRequest request;
  private final Visitor visitor;
  private final EngineOptions options;
  private final EngineLoop loop;
  private final Runnable forget;
  private final Heartbeat heartbeat;
  private final AtomicReference<Optional<PostedBody>> posting =
      new AtomicReference<>(Optional.empty());
  private EngineTransport transport;
  private Optional<Upgrade> upgrade = Optional.empty();
  private Optional<Exchange> post = Optional.empty();
  private Listener listener = new Listener() {};
  private State state = State.OPEN;
  private volatile int mostPayloadBytes;

  private enum State {
    OPEN,
    /** Over, but the client has not been told: that takes its next poll. */
    CLOSING,
    CLOSED
  }

  /** What a session hears, on its loop. */
  public interface Listener {
    default void text(String text) {}

    default void binary(Buffer data) {}

    /**
     * @param reason as Socket.IO names it, such as {@code transport close}
     */
    default void closed(String reason) {}
  }

  /**
   * @param visitor is charged for what comes in
   * @param forget is run when no request can belong to the session any more
   */
  EngineSession(
      String id,
      Revision revision,
      EngineRequest request,
      Visitor visitor,
      EngineOptions options,
      EngineLoop loop,
      Runnable forget) {
    this.id = id;
    this.revision = revision;
    this.request = request;
    this.visitor = visitor;
    this.options = options;
    this.loop = loop;
    this.forget = forget;
    this.heartbeat = new Heartbeat(this);
    this.transport =
        new PollingTransport(
            this, request.query().getOrDefault("b64", "").equals("1"), options.traffic().sending());
    this.mostPayloadBytes = options.maxPayloadBytes();
  }

  /** Secret: whoever knows it can speak for the client. */
  public String id() {
    return id;
  }

  public Revision revision() {
    return revision;
  }

  /** The request that opened the session, as far as it is kept. */
  public EngineRequest request() {
    return request;
  }

  /** Who is at the other end. */
  public Visitor visitor() {
    return visitor;
  }

  public EngineLoop loop() {
    return loop;
  }

  /** The polling request whose messages are being handled in this turn, if one is. */
  public Optional<EngineRequest> post() {
    return post.map(Exchange::request);
  }

  long pingIntervalMillis() {
    return options.pingIntervalMillis();
  }

  /** Longest message, or body of a request, from now on; never more than the server takes. */
  public void mostPayloadBytes(int bytes) {
    mostPayloadBytes = Math.min(bytes, options.maxPayloadBytes());
    transport.mostMessageBytes(mostPayloadBytes);
  }

  /** May be asked on any thread. */
  int mostPayloadBytes() {
    return mostPayloadBytes;
  }

  public String transport() {
    return transport.name();
  }

  public boolean open() {
    return state == State.OPEN;
  }

  /** Set in the turn that accepts the session; until then nothing is heard. */
  public void listener(Listener listener) {
    this.listener = new GuardedListener(listener);
  }

  void begin(Exchange exchange) {
    greet(upgradable() ? List.of("websocket") : List.of());
    polling(exchange, polling -> polling.poll(exchange));
    loop.returns().start(this);
  }

  void begin(FrameSocket socket) {
    use(socket, new WebSocketTransport(socket, revision));
    greet(List.of());
    flush();
  }

  private boolean upgradable() {
    return options.transports().contains("websocket");
  }

  private void use(FrameSocket socket, EngineTransport next) {
    transport = next;
    socket.mostMessageBytes(mostPayloadBytes);
    socket.listener(
        new StrictWebSocket.Listener() {
          @Override
          public void text(String text) {
            decoded(() -> PacketCodec.text(revision, text));
          }

          @Override
          public void binary(Buffer data) {
            decoded(() -> PacketCodec.binary(revision, data));
          }

          @Override
          public void closed() {
            end(Ending.by("transport close", GONE));
          }

          @Override
          public void tooSlow() {
            end(Ending.by("transport close", CloseCode.SLOW.code()));
          }
        });
  }

  /** Something that turns out to be a packet, or not. */
  private interface Decoding {
    EnginePacket packet() throws EngineException;
  }

  private void decoded(Decoding decoding) {
    try {
      receivedOne(decoding.packet());
    } catch (EngineException malformed) {
      end(Ending.fault("parse error"));
    }
  }

  private void greet(List<String> upgrades) {
    JsonObject greeting =
        new JsonObject()
            .put("sid", id)
            .put("upgrades", new JsonArray(upgrades))
            .put("pingInterval", options.pingIntervalMillis())
            .put("pingTimeout", options.pingTimeoutMillis())
            .put("maxPayload", options.maxPayloadBytes());
    transport.write(new EnginePacket.Text(EnginePacket.Type.OPEN, greeting.encode()));
    heartbeat.start();
  }

  /** The client has not come back after its handshake, and so never will. */
  void abandoned() {
    end(Ending.by("transport close"));
  }

  /** Hands a request to the polling transport, unless the session has gone on to another one. */
  void polling(Exchange exchange, Consumer<PollingTransport> handler) {
    loop.returns().stop(this);
    if (state != State.CLOSED && transport instanceof PollingTransport polling) {
      handler.accept(polling);
    } else {
      exchange.refuse(EngineError.BAD_REQUEST);
    }
  }

  /** A request waits; it returns at once when there is more to do than to wait. */
  void polled(PollingTransport polling) {
    if (state == State.CLOSING && polling.isEmpty()) {
      end(Ending.by("forced close"));
    } else if (upgrade.filter(Upgrade::probed).isPresent()) {
      polling.releasePoll();
    } else {
      polling.flush();
    }
  }

  /** Claims the one place for a request that brings packets, on any thread. */
  boolean beginsPost(PostedBody body) {
    Optional<PostedBody> nobody = posting.get();
    return nobody.isEmpty() && posting.compareAndSet(nobody, Optional.of(body));
  }

  /** A request has brought packets. */
  void post(Exchange exchange, boolean binary, Buffer body) {
    PayloadReader packets = PayloadReader.of(revision, binary, body);
    polling(exchange, polling -> handle(polling, exchange, packets));
    if (!(transport instanceof PollingTransport)) {
      posting.set(Optional.empty());
    }
  }

  /** So many packets in one turn, so that a body of very many does not keep others waiting. */
  private void handle(PollingTransport polling, Exchange exchange, PayloadReader packets) {
    boolean more = false;
    post = Optional.of(exchange);
    try {
      more = polling.handle(exchange, packets, PACKETS_PER_TURN);
    } finally {
      post = Optional.empty();
      if (!more) {
        posting.set(Optional.empty());
      }
    }
    if (more) {
      loop.later(() -> handle(polling, exchange, packets));
    }
  }

  /** The body of a request never came, or was too long. */
  void postFailed() {
    posting.set(Optional.empty());
    end(Ending.by("transport error"));
  }

  /** A WebSocket wants to take over. */
  void upgrade(FrameSocket socket) {
    loop.returns().stop(this);
    if (open() && upgrade.isEmpty() && transport instanceof PollingTransport && upgradable()) {
      Upgrade begun = new Upgrade(this, loop, socket);
      upgrade = Optional.of(begun);
      begun.begin();
    } else {
      socket.close(1000, "no upgrade");
    }
  }

  void probed() {
    ((PollingTransport) transport).releasePoll();
  }

  /** From here on the WebSocket carries everything, first what still waits for a poll. */
  void upgraded(FrameSocket socket, EngineTransport next) {
    PollingTransport polling = (PollingTransport) transport;
    upgrade = Optional.empty();
    polling.releasePoll();
    use(socket, next);
    polling.taken().forEach(transport::write);
    if (state == State.CLOSING) {
      end(Ending.by("forced close"));
    } else {
      flush();
    }
  }

  void notUpgraded() {
    upgrade = Optional.empty();
  }

  /** Returns whether another one is wanted. */
  boolean receivedOne(EnginePacket packet) {
    if (open()) {
      received(packet);
      endIfSlow();
    }
    return open();
  }

  private void received(EnginePacket packet) {
    if (packet instanceof EnginePacket.Binary binary) {
      listener.binary(binary.data());
      return;
    }
    EnginePacket.Text text = (EnginePacket.Text) packet;
    switch (text.type()) {
      case MESSAGE -> listener.text(text.data());
      case PING -> heartbeat.pinged(text);
      case PONG -> heartbeat.ponged();
      case CLOSE -> end(Ending.asked());
      case NOOP -> {}
      case OPEN, UPGRADE -> end(Ending.fault("parse error"));
    }
  }

  void write(EnginePacket packet) {
    transport.write(packet);
    flushLater();
  }

  public void send(String text) {
    if (open()) {
      write(new EnginePacket.Text(EnginePacket.Type.MESSAGE, text));
    }
  }

  public void send(Buffer data) {
    if (open()) {
      write(new EnginePacket.Binary(data));
    }
  }

  /** Queues messages that others may share, until {@link #flush}. */
  public void write(Outbound outbound) {
    if (open()) {
      transport.write(outbound);
    }
  }

  /** Everything written in this turn leaves together, after what already waits on the loop. */
  public void flushLater() {
    loop.flushes().add(this);
  }

  /** A client for whom too much waits after it is cut off. */
  public void flush() {
    if (open()) {
      transport.flush();
      endIfSlow();
    }
  }

  private void endIfSlow() {
    if (transport.waitingBytes() > options.waitingBytes()) {
      end(Ending.by("transport close"));
    }
  }

  public long waitingBytes() {
    return transport.waitingBytes();
  }

  /** Whether something written now would leave at once. */
  public boolean writable() {
    return open() && upgrade.isEmpty() && transport.writable();
  }

  /** Ends the session after what is queued has been sent. */
  public void close() {
    close(1000);
  }

  /**
   * @param code of the WebSocket's close frame
   */
  public void close(int code) {
    if (!open()) {
      return;
    }
    if (transport instanceof PollingTransport polling && mustWait(polling)) {
      state = State.CLOSING;
      heartbeat.last();
      listener.closed("forced close");
    } else {
      end(Ending.by("forced close", code));
    }
  }

  /**
   * Whether the last word has to wait for another poll. It never comes in one answer with events:
   * the official client would drop those.
   */
  private static boolean mustWait(PollingTransport polling) {
    polling.flush();
    return !polling.waited();
  }

  void end(Ending ending) {
    if (state == State.CLOSED) {
      return;
    }
    boolean told = state == State.CLOSING;
    state = State.CLOSED;
    heartbeat.stop();
    visitor.leaves();
    loop.returns().stop(this);
    loop.flushes().remove(this);
    forget.run();
    upgrade.ifPresent(Upgrade::fail);
    transport.close(ending);
    posting.get().ifPresent(PostedBody::sessionEnded);
    if (!told) {
      listener.closed(ending.reason());
    }
  }
}
