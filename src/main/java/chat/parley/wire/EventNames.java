package chat.parley.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that events may not bear, because clients would take them for something else. */
public final class EventNames {
  private static final Set<String> RESERVED =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  // What the official client of Socket.IO 1 and 2 says to its own page: it looks at nobody's
  // sender.
  private static final Set<String> KEPT_BEFORE_3 =
      Set.of(
          "connect_timeout",
          "connecting",
          "error",
          "ping",
          "pong",
          "reconnect",
          "reconnect_attempt",
          "reconnect_error",
          "reconnect_failed",
          "reconnecting");
  private static final String TUTORIAL = "message";

  private EventNames() {}

  /** Whether Socket.IO's clients take it for an event of their library. */
  public static boolean reserved(String name) {
    return RESERVED.contains(name);
  }

  /**
   * Whether a client would take it, when a server emits it, for an event of its library.
   *
   * @param revision3 whether clients of Socket.IO 1 and 2 hear it too
   */
  public static boolean deceiving(String name, boolean revision3) {
    return reserved(name) || revision3 && KEPT_BEFORE_3.contains(name);
  }

  /** Whether it is an event of the chat, today or one day, whatever it carries. */
  public static boolean ofChat(String name) {
    return !name.equals(TUTORIAL) && (Events.bySocketIo(name) || ReservedNames.event(name));
  }

  /**
   * Whether it could be taken for an event of the chat: those come by their names over Socket.IO,
   * with an object. Only {@code message} is also a name of the tutorials, with something plain.
   */
  static boolean forged(String name, List<Object> data) {
    if (!name.equals(TUTORIAL)) {
      return ofChat(name);
    }
    Object first = data.isEmpty() ? null : data.get(0);
    return first == null || first instanceof Map || first instanceof List;
  }
}
