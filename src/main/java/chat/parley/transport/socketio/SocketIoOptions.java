package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.EngineOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Settings of a Socket.IO server, each with its default; set them before the first request. */
public final class SocketIoOptions {
  private static final int PACKET_PAYLOADS = 4;

  private final EngineOptions engine = new EngineOptions();
  private List<String> origins = List.of();
  private List<String> hosts = List.of();
  private Duration connectTimeout = Duration.ofSeconds(45);
  private Duration attachmentTimeout = Duration.ofSeconds(10);
  private Duration acknowledgementTimeout = Duration.ofSeconds(30);
  private Optional<Duration> recovery = Optional.empty();
  private Optional<Function<Object, ?>> mapper = Optional.empty();
  private int namespaces = 64;
  private boolean serveClient = true;

  /** Heartbeat, transports, sizes: what lies below packets. */
  public EngineOptions engine() {
    return engine;
  }

  /**
   * Pages of other origins that may connect, such as {@code https://chat.example.org}; * for all.
   */
  public SocketIoOptions origins(List<String> allowed) {
    this.origins = List.copyOf(allowed);
    return this;
  }

  List<String> origins() {
    return origins;
  }

  /**
   * Names of this server that clients use through a proxy with TLS: an {@code https} page of theirs
   * is the server's own. Put a {@code HostGuard} before the server, for pages of names that are
   * nobody's here.
   */
  public SocketIoOptions hosts(List<String> proxied) {
    this.hosts = List.copyOf(proxied);
    return this;
  }

  List<String> hosts() {
    return hosts;
  }

  /** Until a connection must have asked for a namespace. */
  public SocketIoOptions connectTimeout(Duration timeout) {
    this.connectTimeout = timeout;
    return this;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  /** Until a packet must be whole, with all its binary data; longer only as far as it is large. */
  public SocketIoOptions attachmentTimeout(Duration timeout) {
    this.attachmentTimeout = timeout;
    return this;
  }

  Duration attachmentTimeout() {
    return attachmentTimeout;
  }

  /** How long an acknowledgement is waited for when nothing else is said. */
  public SocketIoOptions acknowledgementTimeout(Duration timeout) {
    this.acknowledgementTimeout = timeout;
    return this;
  }

  Duration acknowledgementTimeout() {
    return acknowledgementTimeout;
  }

  /** Lets lost sockets come back within this time with their rooms, data and what they missed. */
  public SocketIoOptions recovery(Duration longestAbsence) {
    this.recovery = Optional.of(longestAbsence);
    return this;
  }

  Optional<Duration> recovery() {
    return recovery;
  }

  Adapter adapter(Namespace namespace) {
    return recovery
        .<Adapter>map(longest -> new SessionAwareAdapter(namespace, longest))
        .orElseGet(() -> new InMemoryAdapter(namespace));
  }

  /**
   * Makes JSON or bytes of what a program emits and is neither, such as records and beans: {@code
   * JsonObject::mapFrom}, for example, if Jackson's databind is there. Runs where the emit is
   * called, once for each such value; null when it does not know it.
   */
  public SocketIoOptions mapper(Function<Object, ?> mapper) {
    this.mapper = Optional.of(mapper);
    return this;
  }

  Optional<Function<Object, ?>> mapper() {
    return mapper;
  }

  /** Most namespaces of one client. */
  public SocketIoOptions namespaces(int most) {
    this.namespaces = most;
    return this;
  }

  int namespaces() {
    return namespaces;
  }

  /** Whether the official client library is served below the path of the server. */
  public SocketIoOptions serveClient(boolean served) {
    this.serveClient = served;
    return this;
  }

  boolean serveClient() {
    return serveClient;
  }

  /** Longest packet with all its binary data: several payloads. */
  int packetBytes() {
    return (int) Math.min(Integer.MAX_VALUE, (long) PACKET_PAYLOADS * engine.maxPayloadBytes());
  }
}
