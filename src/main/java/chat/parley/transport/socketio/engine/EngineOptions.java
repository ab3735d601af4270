package chat.parley.transport.socketio.engine;

import chat.parley.transport.traffic.Traffic;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Settings of an Engine.IO server, each with its default; set them before the first request. */
public final class EngineOptions {
  private static final long MEBIBYTE = 1024 * 1024;

  private List<String> transports = List.of("polling", "websocket");
  private long pingIntervalMillis = 25_000;
  private long pingTimeoutMillis = 20_000;
  private long upgradeTimeoutMillis = 10_000;
  private int maxPayloadBytes = 1_000_000;
  private long waitingBytes = 4 * MEBIBYTE;
  private int connections = 100_000;
  private boolean revision3;
  private String sessionPrefix = "";
  private long returnTimeoutMillis = 45_000;
  private int handshakeBytes = 2 * 1024;
  private Traffic traffic = Traffic.unlimited();
  private Function<EngineRequest, Future<Boolean>> admission =
      request -> Future.succeededFuture(true);
  private ResponseHeaders responseHeaders = (request, first, response) -> {};

  /** Adds headers to the answers of polling requests and upgrades, on the loop of the request. */
  public interface ResponseHeaders {
    /**
     * @param first whether this answer opens a session
     */
    void add(EngineRequest request, boolean first, MultiMap response);
  }

  /** Of {@code polling} and {@code websocket}; an upgrade needs both. */
  public EngineOptions transports(List<String> transports) {
    this.transports = List.copyOf(transports);
    return this;
  }

  List<String> transports() {
    return transports;
  }

  /** Those to which a session can go on that has begun with polling. */
  List<String> upgrades() {
    return transports.contains("websocket") ? List.of("websocket") : List.of();
  }

  public EngineOptions pingInterval(Duration interval) {
    this.pingIntervalMillis = interval.toMillis();
    return this;
  }

  long pingIntervalMillis() {
    return pingIntervalMillis;
  }

  public EngineOptions pingTimeout(Duration timeout) {
    this.pingTimeoutMillis = timeout.toMillis();
    return this;
  }

  long pingTimeoutMillis() {
    return pingTimeoutMillis;
  }

  /** How long an upgrade may take from the opening of the WebSocket. */
  public EngineOptions upgradeTimeout(Duration timeout) {
    this.upgradeTimeoutMillis = timeout.toMillis();
    return this;
  }

  long upgradeTimeoutMillis() {
    return upgradeTimeoutMillis;
  }

  /** Longest message of a WebSocket, and longest body of a polling request, in bytes. */
  public EngineOptions maxPayload(int bytes) {
    this.maxPayloadBytes = bytes;
    return this;
  }

  public int maxPayloadBytes() {
    return maxPayloadBytes;
  }

  /** A client for whom more bytes wait is too slow, and is closed. */
  public EngineOptions maxWaiting(long bytes) {
    this.waitingBytes = bytes;
    return this;
  }

  long waitingBytes() {
    return waitingBytes;
  }

  /**
   * How much is kept of the request that opens a session, for programs that read its headers and
   * query later: what does not fit is left out.
   */
  public EngineOptions handshakeBytes(int most) {
    this.handshakeBytes = most;
    return this;
  }

  int handshakeBytes() {
    return handshakeBytes;
  }

  /** Counts and times what clients are sending, and what they have not taken. */
  public EngineOptions traffic(Traffic traffic) {
    this.traffic = traffic;
    return this;
  }

  public Traffic traffic() {
    return traffic;
  }

  /** What the ids of sessions begin with, where somebody has to see by them whose they are. */
  public EngineOptions sessionPrefix(String prefix) {
    this.sessionPrefix = prefix;
    return this;
  }

  String sessionPrefix() {
    return sessionPrefix;
  }

  /** Until a polling client must have come back after its handshake. */
  public EngineOptions returnTimeout(Duration timeout) {
    this.returnTimeoutMillis = timeout.toMillis();
    return this;
  }

  long returnTimeoutMillis() {
    return returnTimeoutMillis;
  }

  /** Most sessions at a time. */
  public EngineOptions connections(int most) {
    this.connections = most;
    return this;
  }

  int connections() {
    return connections;
  }

  /** Whether clients of Socket.IO 1 and 2 are served too. */
  public EngineOptions revision3(boolean served) {
    this.revision3 = served;
    return this;
  }

  public boolean revision3() {
    return revision3;
  }

  /** Decides who may open a session; a refusal is answered with 403. */
  public EngineOptions admission(Function<EngineRequest, Future<Boolean>> admission) {
    this.admission = admission;
    return this;
  }

  Function<EngineRequest, Future<Boolean>> admission() {
    return admission;
  }

  public EngineOptions responseHeaders(ResponseHeaders headers) {
    this.responseHeaders = headers;
    return this;
  }

  ResponseHeaders responseHeaders() {
    return responseHeaders;
  }
}
