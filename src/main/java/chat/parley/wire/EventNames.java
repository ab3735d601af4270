package chat.parley.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that the events of clients may not bear, because other clients would be deceived. */
public final class EventNames {
  private static final Set<String> RESERVED =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");
  private static final Set<String> CHAT =
      Set.of(
          "welcome",
          "message",
          "edited",
          "deleted",
          "reaction",
          "member",
          "typing",
          "presence",
          "receipt",
          "gap",
          "notice",
          "position",
          "bye");

  private EventNames() {}

  /** Whether Socket.IO's clients take it for an event of their library. */
  public static boolean reserved(String name) {
    return RESERVED.contains(name);
  }

  /**
   * Whether it could be taken for an event of the chat: those come by their names over Socket.IO,
   * with an object. Only {@code message} is also a name of the tutorials, with something plain.
   */
  static boolean forged(String name, List<Object> data) {
    if (!name.equals("message")) {
      return CHAT.contains(name);
    }
    Object first = data.isEmpty() ? null : data.get(0);
    return first == null || first instanceof Map || first instanceof List;
  }
}
