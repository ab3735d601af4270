package chat.parley.transport.socketio;

import chat.parley.wire.BinaryData;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text packets and the binary messages that follow them. */
final class TextPacketDecoder implements PacketDecoder {
  private int mostBytes;
  private final List<Buffer> attachments = new ArrayList<>(0);
  private Optional<TextPacket> begun = Optional.empty();
  private long bytes;
  private long textBytes;
  private int came;
  private int places;
  private boolean trusted;
  private boolean tooLarge;

  TextPacketDecoder(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public Optional<Packet> text(String text) throws PacketException {
    if (begun.isPresent()) {
      throw new PacketException("attachments are missing");
    }
    TextPacket packet = TextPacket.decode(text);
    if (packet.attachments() == 0) {
      return Optional.of(packet.packet());
    }
    came = 0;
    tooLarge = false;
    textBytes = Math.max(1, text.length());
    bytes = textBytes;
    begun = Optional.of(packet);
    if (packet.attachments() > BinaryData.MOST_PIECES) {
      passOver(packet, "a binary packet has one to ten attachments");
    }
    return Optional.empty();
  }

  @Override
  public Optional<Packet> binary(Buffer data) throws PacketException {
    TextPacket waiting =
        begun.orElseThrow(() -> new PacketException("no packet waits for this attachment"));
    bytes += data.length();
    if (bytes > mostBytes) {
      passOver(waiting, "the packet is too large");
    }
    if (!tooLarge) {
      attachments.add(data);
    }
    if (++came < waiting.attachments()) {
      return Optional.empty();
    }
    Packet packet = waiting.packet();
    if (tooLarge) {
      begun = Optional.empty();
      throw new PacketTooLarge(packet);
    }
    places = 0;
    Object payload = filled(packet.payload());
    begun = Optional.empty();
    attachments.clear();
    return Optional.of(
        PacketRules.checked(packet.type(), packet.namespace(), packet.id(), payload));
  }

  /** Who is known is told in words, when the rest of it has passed; strangers are sent away. */
  private void passOver(TextPacket packet, String why) throws PacketException {
    if (!trusted || packet.packet().type() != Packet.Type.EVENT) {
      throw new PacketException(why);
    }
    tooLarge = true;
    attachments.clear();
  }

  @Override
  public Optional<Packet> begun() {
    return begun.map(TextPacket::packet);
  }

  @Override
  public long keptBytes() {
    return begun.isEmpty() ? 0 : tooLarge ? textBytes : bytes;
  }

  @Override
  public void mostBytes(int most) {
    mostBytes = most;
    trusted = true;
  }

  /** With the attachments where their placeholders stand. */
  private Object filled(Object value) throws PacketException {
    if (value instanceof List<?> list) {
      List<Object> filled = new ArrayList<>(list.size());
      for (Object item : list) {
        filled.add(filled(item));
      }
      return filled;
    }
    if (value instanceof Map<?, ?> map) {
      if (BinaryData.placeholder(map)) {
        return attachment(map.get("num"));
      }
      return filledObject(map);
    }
    return value;
  }

  @SuppressWarnings("unchecked") // PacketJson makes no other maps
  private Object filledObject(Map<?, ?> map) throws PacketException {
    for (Map.Entry<String, Object> entry : ((Map<String, Object>) map).entrySet()) {
      entry.setValue(filled(entry.getValue()));
    }
    return map;
  }

  /** No official client lets many places stand for one attachment, which would multiply it. */
  private Buffer attachment(Object number) throws PacketException {
    if (++places <= attachments.size()
        && number instanceof Integer index
        && index >= 0
        && index < attachments.size()) {
      return attachments.get(index);
    }
    throw new PacketException("there is no such attachment");
  }
}
