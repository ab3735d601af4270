package chat.parley.transport.socketio.chat;

import chat.parley.delivery.WireFormat;
import chat.parley.document.DocumentEvent;
import chat.parley.message.MessageEvent;
import chat.parley.protocol.Event;
import chat.parley.room.EntryEvent;
import chat.parley.room.RoomEntry;
import chat.parley.transport.socketio.PacketFormat;
import chat.parley.wire.BinaryData;
import chat.parley.wire.EventWriter;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events as Socket.IO events of the same name; named ones bear their own. */
record ChatFormat(PacketFormat packets) implements WireFormat<ChatPayload> {

  @Override
  public ChatPayload encode(Event event) {
    if (event instanceof MessageEvent.Custom custom) {
      List<Object> values = new ArrayList<>(custom.data().size() + 1);
      values.add(custom.name());
      values.addAll(custom.data());
      // a text at the end would be taken for an offset
      return new ChatPayload(packets, values, Optional.empty(), true);
    }
    Optional<RoomEntry> entry =
        event instanceof EntryEvent stored ? Optional.of(stored.entry()) : Optional.empty();
    JsonObject json = EventWriter.json(event);
    JsonObject plain = event instanceof DocumentEvent.Updated ? BinaryData.unspelled(json) : json;
    return new ChatPayload(packets, values(plain), entry, entry.isPresent());
  }

  /**
   * The name stands outside of the object here.
   *
   * @param event with its name in {@code ev}, made for this, for it is taken out
   */
  static List<Object> values(JsonObject event) {
    return List.of(event.remove("ev"), event);
  }

  @Override
  public void release(ChatPayload payload) {
    payload.release();
  }
}
