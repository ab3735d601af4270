package chat.parley.transport.socketio.engine;

import chat.parley.pace.Visitor;
import chat.parley.transport.websocket.FrameSocket;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * One client, over whatever transport it has now. It belongs to the loop that opened it; only
 * {@link #loop} and {@link #id} may be used elsewhere.
 */
public final class EngineSession {
  private static final int NORMAL = 1000;

  private final String id;
  private final Revision revision;
  private final EngineRequest request;
  private final Visitor visitor;
  private final EngineOptions options;
  private final EngineLoop loop;
  private final Heartbeat heartbeat;
  private final SessionTransport transport;
  private final PollingRequests requests;
  private final SessionClosing closing;
  private Listener listener = new Listener() {};
  private volatile int mostPayloadBytes;

  /** What a session hears, on its loop. */
  public interface Listener {
    default void text(String text) {}

    default void binary(Buffer data) {}

    /** A message was too large: what is sent now comes before the connection is closed. */
    default void tooLarge() {}

    /**
     * @param reason as Socket.IO names it, such as {@code transport close}
     */
    default void closed(String reason) {}
  }

  /**
   * @param forget is run when no request can belong to the session any more
   */
  EngineSession(String id, Handshake handshake, EngineOptions options, Runnable forget) {
    this.id = id;
    this.revision = handshake.revision();
    this.request = handshake.request().kept(options.handshakeBytes());
    this.visitor = handshake.visitor();
    this.options = options;
    this.loop = handshake.exchange().loop();
    this.heartbeat = new Heartbeat(this, options.pingIntervalMillis());
    this.transport =
        new SessionTransport(this, new PollingTransport(this, options.traffic().sending()));
    this.requests = new PollingRequests(this, transport);
    this.closing = new SessionClosing(this, transport, heartbeat, forget);
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
    return requests.handled().map(HttpExchange::request);
  }

  /** Longest message, or body of a request, from now on; never more than the server takes. */
  public void mostPayloadBytes(int bytes) {
    mostPayloadBytes = Math.min(bytes, options.maxPayloadBytes());
    transport.current().mostMessageBytes(mostPayloadBytes);
  }

  /** May be asked on any thread. */
  int mostPayloadBytes() {
    return mostPayloadBytes;
  }

  public String transport() {
    return transport.current().name();
  }

  public boolean open() {
    return closing.open();
  }

  /** Over, but the client has not been told. */
  boolean closing() {
    return closing.waits();
  }

  /** Set in the turn that accepts the session; until then nothing is heard. */
  public void listener(Listener listener) {
    this.listener = new GuardedListener(listener);
  }

  void begin(HttpExchange exchange) {
    greet(options.upgrades());
    requests.poll(exchange);
    loop.returns().start(this);
  }

  void begin(FrameSocket socket) {
    transport.use(new WebSocketTransport(socket, this));
    greet(List.of());
    flush();
  }

  private void greet(List<String> upgrades) {
    transport.current().write(OpenPacket.of(id, upgrades, options));
    heartbeat.start();
  }

  /** The client has not come back after its handshake, and so never will. */
  void abandoned() {
    end(CloseReason.by("transport close"));
  }

  /** May be asked on any thread; used on the loop, but for {@link PollingRequests#claims}. */
  PollingRequests requests() {
    return requests;
  }

  /** A WebSocket wants to take over. */
  void upgrade(FrameSocket socket) {
    transport.upgrade(socket);
  }

  /** A packet has come; after the end of the session it is for nobody. */
  void received(EnginePacket packet) {
    if (open()) {
      handle(packet);
      endIfSlow();
    }
  }

  void tooLarge() {
    listener.tooLarge();
  }

  private void handle(EnginePacket packet) {
    if (packet instanceof EnginePacket.Binary binary) {
      listener.binary(binary.data());
      return;
    }
    EnginePacket.Text text = (EnginePacket.Text) packet;
    switch (text.type()) {
      case MESSAGE -> listener.text(text.data());
      case PING -> heartbeat.pinged(text);
      case PONG -> heartbeat.ponged();
      case CLOSE -> end(CloseReason.asked());
      case NOOP -> {}
      case OPEN, UPGRADE -> end(CloseReason.fault("parse error"));
    }
  }

  void write(EnginePacket packet) {
    transport.current().write(packet);
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
      transport.current().write(outbound);
    }
  }

  /** Everything written in this turn leaves together, after what already waits on the loop. */
  public void flushLater() {
    loop.flushes().add(this);
  }

  /** A client for whom too much waits after it is cut off. */
  public void flush() {
    if (open()) {
      transport.current().flush();
      endIfSlow();
    }
  }

  private void endIfSlow() {
    if (waitingBytes() > options.waitingBytes()) {
      end(CloseReason.by("transport close"));
    }
  }

  public long waitingBytes() {
    return transport.current().waitingBytes();
  }

  /** Whether something written now would leave at once. */
  public boolean writable() {
    return open() && !transport.upgrading() && transport.current().writable();
  }

  /** Ends the session after what is queued has been sent. */
  public void close() {
    close(NORMAL);
  }

  /**
   * @param code of the WebSocket's close frame
   */
  public void close(int code) {
    closing.close(code);
  }

  void end(CloseReason why) {
    closing.end(why);
  }

  void tellClosed(String reason) {
    listener.closed(reason);
  }
}
