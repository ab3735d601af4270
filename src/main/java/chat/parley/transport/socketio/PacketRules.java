package chat.parley.transport.socketio;

import chat.parley.wire.EventNames;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What makes a packet of a client a valid one, however it is spelled. */
final class PacketRules {
  /** The payload of a packet that has none. */
  static final Object NOTHING = Map.of();

  private static final int EVENT_NAME_CHARACTERS = 256;
  private static final int NAMESPACE_CHARACTERS = 512;

  private PacketRules() {}

  static Packet checked(Packet.Type type, String namespace, OptionalLong id, Object payload)
      throws PacketException {
    boolean valid =
        switch (type) {
          case CONNECT -> payload instanceof Map;
          case DISCONNECT -> payload == NOTHING;
          case EVENT -> payload instanceof List<?> list && !list.isEmpty() && named(list.get(0));
          case ACK -> payload instanceof List && id.isPresent();
          // only servers say this
          case CONNECT_ERROR -> false;
        };
    if (!valid || !named(namespace)) {
      throw new PacketException("the payload does not fit the packet");
    }
    return new Packet(type, namespace, id, payload);
  }

  /** A comma would end the name where it is spelled as text. */
  static boolean named(String namespace) {
    return namespace.startsWith("/")
        && namespace.length() <= NAMESPACE_CHARACTERS
        && namespace.indexOf(',') < 0;
  }

  /** Official clients may name an event by a number. */
  private static boolean named(Object name) {
    return name instanceof String text
        ? text.length() <= EVENT_NAME_CHARACTERS && !EventNames.reserved(text)
        : name instanceof Integer;
  }
}
