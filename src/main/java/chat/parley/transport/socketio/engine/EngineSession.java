package chat.parley.transport.socketio.engine;

import chat.parley.transport.websocket.FrameSocket;
import chat.parley.transport.websocket.StrictWebSocket;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client, over whatever transport it has now. It belongs to the loop that opened it; only
 * {@link #loop} and {@link #id} may be used elsewhere.
 */
public final class EngineSession {
  private static final EnginePacket PING = EnginePacket.of(EnginePacket.Type.PING);
  private static final int GONE = 1005;

  private final String id;
  private final Revision revision;
  private final EngineRequest request;
  private final EngineOptions options;
  private final EngineLoop loop;
  private final Runnable forget;
  private final AtomicBoolean posting = new AtomicBoolean();
  private EngineTransport transport;
  private Optional<Upgrade> upgrade = Optional.empty();
  private Optional<EngineRequest> post = Optional.empty();
  private Listener listener = new Listener() {};
  private State state = State.OPEN;

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
   * @param forget is run when no request can belong to the session any more
   */
  EngineSession(
      String id,
      Revision revision,
      EngineRequest request,
      EngineOptions options,
      EngineLoop loop,
      Runnable forget) {
    this.id = id;
    this.revision = revision;
    this.request = request;
    this.options = options;
    this.loop = loop;
    this.forget = forget;
    this.transport =
        new PollingTransport(revision, request.query().getOrDefault("b64", "").equals("1"));
  }

  /** Secret: whoever knows it can speak for the client. */
  public String id() {
    return id;
  }

  public Revision revision() {
    return revision;
  }

  /** The request that opened the session. */
  public EngineRequest request() {
    return request;
  }

  public EngineLoop loop() {
    return loop;
  }

  /** The polling request whose messages are being handled in this turn, if one is. */
  public Optional<EngineRequest> post() {
    return post;
  }

  public String transport() {
    return transport.name();
  }

  public boolean open() {
    return state == State.OPEN;
  }

  /** Set in the turn that accepts the session; until then nothing is heard. */
  public void listener(Listener listener) {
    this.listener = listener;
  }

  void begin(Exchange exchange) {
    greet(upgradable() ? List.of("websocket") : List.of());
    poll(exchange);
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
        });
  }

  /** Something that turns out to be a packet, or not. */
  private interface Decoding {
    EnginePacket packet() throws EngineException;
  }

  private void decoded(Decoding decoding) {
    try {
      received(decoding.packet());
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
    loop.pings().start(this);
  }

  /**
   * In revision 4 the time has come to ask for a sign of life; in 3 the client should have come.
   */
  void ping() {
    if (open()) {
      if (revision == Revision.V4) {
        write(PING);
      }
      loop.silences().start(this);
    }
  }

  void silent() {
    end(Ending.by("ping timeout"));
  }

  private void alive() {
    loop.silences().stop(this);
    loop.pings().start(this);
  }

  /** A polling request that waits for packets. */
  void poll(Exchange exchange) {
    if (state == State.CLOSED || !(transport instanceof PollingTransport polling)) {
      exchange.refuse(EngineError.BAD_REQUEST);
    } else if (!polling.poll(exchange)) {
      exchange.refuse(EngineError.BAD_REQUEST);
      end(Ending.fault("transport error"));
    } else if (state == State.CLOSING) {
      end(Ending.by("forced close"));
    } else if (upgrade.isPresent()) {
      polling.releasePoll();
    }
  }

  /** The client has given a waiting request up. */
  void abandoned(Exchange exchange) {
    if (transport instanceof PollingTransport polling && polling.waits(exchange)) {
      end(Ending.by("transport close"));
    }
  }

  /** Claims the one place for a request that brings packets; false when it is taken. */
  boolean beginsPost() {
    return posting.compareAndSet(false, true);
  }

  void overlapping(Exchange exchange) {
    exchange.refuse(EngineError.BAD_REQUEST);
    end(Ending.fault("transport error"));
  }

  /** A polling request has brought packets. */
  void post(Exchange exchange, boolean binary, Buffer body) {
    posting.set(false);
    if (!(transport instanceof PollingTransport)) {
      exchange.refuse(EngineError.BAD_REQUEST);
      return;
    }
    post = Optional.of(exchange.request());
    try {
      Payload.decode(
          revision,
          binary,
          body,
          packet -> {
            received(packet);
            return open();
          });
      exchange.answer(Payload.text("ok"));
    } catch (EngineException malformed) {
      exchange.refuse(EngineError.BAD_REQUEST);
      end(Ending.fault("parse error"));
    }
    post = Optional.empty();
  }

  /** The body never came, or was too long. */
  void postFailed() {
    posting.set(false);
    end(Ending.by("transport error"));
  }

  /** A WebSocket wants to take over. */
  void upgrade(FrameSocket socket) {
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
    flush();
  }

  void notUpgraded() {
    upgrade = Optional.empty();
  }

  private void received(EnginePacket packet) {
    if (!open()) {
      return;
    }
    if (packet instanceof EnginePacket.Binary binary) {
      listener.binary(binary.data());
      return;
    }
    EnginePacket.Text text = (EnginePacket.Text) packet;
    switch (text.type()) {
      case MESSAGE -> listener.text(text.data());
      case PING -> pinged(text);
      case PONG -> ponged();
      case CLOSE -> end(Ending.asked());
      case NOOP -> {}
      case OPEN, UPGRADE -> end(Ending.fault("parse error"));
    }
  }

  private void pinged(EnginePacket.Text ping) {
    if (revision == Revision.V3) {
      alive();
      write(new EnginePacket.Text(EnginePacket.Type.PONG, ping.data()));
    } else {
      end(Ending.fault("transport error"));
    }
  }

  private void ponged() {
    if (revision == Revision.V4) {
      alive();
    } else {
      end(Ending.fault("transport error"));
    }
  }

  private void write(EnginePacket packet) {
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
      if (transport.waitingBytes() > options.waitingBytes()) {
        end(Ending.by("transport close"));
      }
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
    if (transport instanceof PollingTransport polling && !polling.waited()) {
      state = State.CLOSING;
      loop.pings().stop(this);
      loop.silences().start(this);
      tellClosed("forced close");
    } else {
      end(Ending.by("forced close", code));
    }
  }

  private void end(Ending ending) {
    if (state == State.CLOSED) {
      return;
    }
    boolean told = state == State.CLOSING;
    state = State.CLOSED;
    loop.pings().stop(this);
    loop.silences().stop(this);
    loop.flushes().remove(this);
    forget.run();
    upgrade.ifPresent(Upgrade::fail);
    transport.close(ending);
    if (!told) {
      tellClosed(ending.reason());
    }
  }

  private void tellClosed(String reason) {
    listener.closed(reason);
  }

  /** Headers of the request that brings the messages of this turn. */
  public Map<String, String> postHeaders() {
    return post.map(EngineRequest::headers).orElse(Map.of());
  }
}
