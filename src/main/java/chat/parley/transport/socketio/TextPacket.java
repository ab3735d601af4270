package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.Outbound;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Socket.IO text packets: {@code <type>[<attachments>-][<namespace>,][<id>][<json>]}, for example
 * {@code 2/admin,17["say","hi"]} or {@code 51-["say",{"_placeholder":true,"num":0}]}. Knows no
 * socket: characters in, packet out.
 *
 * @param attachments how many binary messages belong to it
 */
record TextPacket(Packet packet, int attachments) {
  private static final int BINARY_EVENT = 5;
  private static final int BINARY_ACK = 6;
  private static final int MOST_DIGITS = 15;

  /** More than are taken, but few enough to be passed over. */
  private static final int MOST_PASSED_OVER = 64;

  private static final Packet.Type[] TYPES = Packet.Type.values();

  static TextPacket decode(String text) throws PacketException {
    return new Reader(text).packet();
  }

  /** Where the reading of one text is. */
  private static final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
      this.text = text;
    }

    private TextPacket packet() throws PacketException {
      int number = text.isEmpty() ? -1 : text.charAt(at++) - '0';
      if (number < 0 || number > BINARY_ACK) {
        throw new PacketException("there is no such packet type");
      }
      int attachments = number >= BINARY_EVENT ? attachments() : 0;
      Packet.Type type =
          number == BINARY_EVENT
              ? Packet.Type.EVENT
              : number == BINARY_ACK ? Packet.Type.ACK : TYPES[number];
      String namespace = namespace();
      OptionalLong id = id();
      return new TextPacket(PacketRules.checked(type, namespace, id, json()), attachments);
    }

    private int attachments() throws PacketException {
      int end = digits();
      if (end == at || end - at > 3 || end >= text.length() || text.charAt(end) != '-') {
        throw new PacketException("the number of attachments is missing");
      }
      int attachments = Integer.parseInt(text.substring(at, end));
      if (attachments < 1 || attachments > MOST_PASSED_OVER) {
        throw new PacketException("a binary packet has one to ten attachments");
      }
      at = end + 1;
      return attachments;
    }

    private int digits() {
      int end = at;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      return end;
    }

    private String namespace() {
      if (at >= text.length() || text.charAt(at) != '/') {
        return "/";
      }
      int comma = text.indexOf(',', at);
      int end = comma < 0 ? text.length() : comma;
      String namespace = text.substring(at, end);
      at = Math.min(end + 1, text.length());
      return namespace;
    }

    private OptionalLong id() throws PacketException {
      int end = digits();
      if (end == at) {
        return OptionalLong.empty();
      }
      if (end - at > MOST_DIGITS) {
        throw new PacketException("the id is too large");
      }
      long id = Long.parseLong(text.substring(at, end));
      at = end;
      return OptionalLong.of(id);
    }

    private Object json() throws PacketException {
      return at < text.length() ? PacketJson.read(text, at) : PacketRules.NOTHING;
    }
  }

  static Outbound encode(Packet packet, int users) {
    List<Buffer> binary = new ArrayList<>(0);
    return Outbound.of(spell(packet, binary), binary, users);
  }

  /**
   * @param binary gets the binary data, in the order of their numbers
   */
  static String spell(Packet packet, List<Buffer> binary) {
    boolean empty = packet.payload() == PacketRules.NOTHING;
    String json = empty ? "" : PacketJson.write(packet.payload(), binary);
    StringBuilder text = new StringBuilder(json.length() + 16);
    if (binary.isEmpty()) {
      text.append(packet.type().ordinal());
    } else {
      text.append(packet.type() == Packet.Type.EVENT ? BINARY_EVENT : BINARY_ACK);
      text.append(binary.size()).append('-');
    }
    if (!packet.namespace().equals("/")) {
      text.append(packet.namespace()).append(',');
    }
    packet.id().ifPresent(text::append);
    return text.append(json).toString();
  }
}
