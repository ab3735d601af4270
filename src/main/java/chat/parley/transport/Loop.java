package chat.parley.transport;

import chat.parley.capability.Chat;
import chat.parley.config.LimitsConfig;
import chat.parley.config.TimesConfig;
import chat.parley.delivery.LoopSockets;
import chat.parley.transport.upload.UploadParts;
import chat.parley.wire.field.Bounds;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** What the sessions of one event loop share. Touched only by that loop. */
public final class Loop {
  private final Chat chat;
  private final LoopSockets sockets;
  private final SessionKeys keys;
  private final LimitsConfig limits;
  private final TimesConfig times;
  private final String node;
  private final List<String> addresses;
  private final Bounds bounds;
  private final Offers offers;
  private final Optional<UploadParts> uploads;
  private final Set<ClientConnection> connections = new LinkedHashSet<>();
  private final Map<Carrier, LongAdder> carriers = new EnumMap<>(Carrier.class);
  private volatile long waitingBytes;
  private volatile boolean draining;

  /**
   * @param addresses where clients may go on when this node is out of reach
   * @param offers what else is told of with the limits
   * @param uploads for files that come over sockets, where files are taken
   */
  public Loop(
      Chat chat,
      LoopSockets sockets,
      SessionKeys keys,
      LimitsConfig limits,
      TimesConfig times,
      String node,
      List<String> addresses,
      Bounds bounds,
      Offers offers,
      Optional<UploadParts> uploads) {
    this.chat = chat;
    this.sockets = sockets;
    this.keys = keys;
    this.limits = limits;
    this.times = times;
    this.node = node;
    this.addresses = addresses;
    List.of(Carrier.values()).forEach(carrier -> carriers.put(carrier, new LongAdder()));
    this.bounds = bounds;
    this.offers = offers;
    this.uploads = uploads;
  }

  public Chat chat() {
    return chat;
  }

  public LoopSockets sockets() {
    return sockets;
  }

  SessionKeys keys() {
    return keys;
  }

  public LimitsConfig limits() {
    return limits;
  }

  public TimesConfig times() {
    return times;
  }

  /** What a client may send. */
  Bounds bounds() {
    return bounds;
  }

  String node() {
    return node;
  }

  List<String> addresses() {
    return addresses;
  }

  Optional<UploadParts> uploads() {
    return uploads;
  }

  public void opened(ClientConnection connection) {
    if (connections.add(connection)) {
      carriers.get(connection.carrier()).increment();
    }
  }

  public void closed(ClientConnection connection) {
    if (connections.remove(connection)) {
      carriers.get(connection.carrier()).decrement();
    }
  }

  /** How many clients are connected, with or without a hello. */
  public int connections() {
    return connections.size();
  }

  /** From any thread. */
  public long connections(Carrier carrier) {
    return carriers.get(carrier).sum();
  }

  /** From any thread: what clients had not taken at the last beat. */
  public long waitingBytes() {
    return waitingBytes;
  }

  /** Called about once a second: one timer for all connections, whatever they wait for. */
  public void beat() {
    long now = MonotonicClock.millis();
    waitingBytes = connections.stream().mapToLong(ClientConnection::waitingBytes).sum();
    List.copyOf(connections).forEach(connection -> connection.beat(now));
  }

  /** From now on nobody is let in. */
  public void drain() {
    draining = true;
  }

  /** From any thread. */
  public boolean draining() {
    return draining;
  }

  /** Everybody who is connected, said hello or not. */
  List<ClientConnection> clients() {
    return List.copyOf(connections);
  }

  JsonObject toldLimits() {
    return new JsonObject()
        .put("frame_bytes", limits.frameBytes())
        .put("text", limits.textCharacters())
        .put("rooms", limits.rooms())
        .put("page", limits.page())
        .put("sends_per_second", limits.sendsPerSecond())
        .put("sends_burst", limits.sendsBurst())
        .put("send_bytes_per_second", limits.sendBytesPerSecond())
        .put("send_bytes_burst", limits.sendBytesBurst())
        .put("commands_per_second", limits.commandsPerSecond())
        .put("commands_burst", limits.commandsBurst())
        .put("waiting_bytes", limits.waitingBytes())
        .put("emit_bytes", limits.emitBytes())
        .put("cards", offers.cards())
        .put("edit_seconds", offers.editSeconds())
        .put("file_bytes", offers.fileBytes());
  }
}
