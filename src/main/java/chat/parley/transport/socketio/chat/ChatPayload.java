package chat.parley.transport.socketio.chat;

import chat.parley.room.RoomEntry;
import chat.parley.transport.socketio.PacketFormat;
import chat.parley.transport.socketio.Socket;
import chat.parley.transport.socketio.engine.Outbound;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event of the chat for any number of sockets of one format. Those that are equally far in the
 * same rooms, which is nearly everybody, share its bytes; the offset is all that differs.
 */
final class ChatPayload {
  private static final int MOST_SHARED = 16;

  /** For clients whose library knows no recovery, and for events that need none. */
  private static final String NO_OFFSET = "";

  private final PacketFormat format;
  private final List<Object> values;
  private final Optional<RoomEntry> entry;
  private final boolean numbered;
  private final Map<String, Outbound> shared = new HashMap<>(2);
  private boolean released;
  private long weight;

  /**
   * @param values the name, then the arguments
   * @param entry the entry of the log that it tells, if it does
   * @param numbered whether clients must be told their offset with it
   */
  ChatPayload(
      PacketFormat format, List<Object> values, Optional<RoomEntry> entry, boolean numbered) {
    this.format = format;
    this.values = values;
    this.entry = entry;
    this.numbered = numbered;
  }

  Optional<RoomEntry> entry() {
    return entry;
  }

  /** Bytes of it as text; found out only for those that have to wait. */
  synchronized long weight() {
    if (weight == 0) {
      weight = new JsonArray(values).encode().length();
    }
    return weight;
  }

  /**
   * @param offset of a socket that can recover
   */
  synchronized void writeTo(Socket socket, Optional<String> offset) {
    String key = numbered ? offset.orElse(NO_OFFSET) : NO_OFFSET;
    Optional<Outbound> ready = shared(key);
    Outbound outbound = ready.orElseGet(() -> encode(key));
    socket.write(outbound);
    if (ready.isEmpty()) {
      outbound.done();
    }
  }

  /** Empty when this one is better encoded for the socket alone. */
  private Optional<Outbound> shared(String key) {
    if (released || shared.size() >= MOST_SHARED && !shared.containsKey(key)) {
      return Optional.empty();
    }
    return Optional.of(shared.computeIfAbsent(key, this::encode));
  }

  private Outbound encode(String offset) {
    if (offset.equals(NO_OFFSET)) {
      return format.event(values);
    }
    List<Object> numberedValues = new ArrayList<>(values);
    numberedValues.add(offset);
    return format.event(numberedValues);
  }

  synchronized void release() {
    released = true;
    shared.values().forEach(Outbound::done);
    shared.clear();
  }
}
