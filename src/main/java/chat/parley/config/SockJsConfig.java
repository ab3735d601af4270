package chat.parley.config;

import java.util.List;

/**
 * The {@code sockjs} section.
 *
 * @param disabledTransports of websocket, xhr, eventsource, htmlfile and jsonp (xhr is also
 *     xhr-streaming); the last two are ways of the past with risks of their own, so they are off
 * @param disconnectSeconds how long a polling client may stay away
 * @param heartbeatSeconds how often a waiting client is told that the connection lives
 */
public record SockJsConfig(
    List<String> disabledTransports, int disconnectSeconds, int heartbeatSeconds) {
  private static final List<String> KNOWN =
      List.of("websocket", "xhr", "eventsource", "htmlfile", "jsonp");

  static SockJsConfig read(Section section) {
    return new SockJsConfig(
        section.texts(
            "disabledTransports",
            List.of("htmlfile", "jsonp"),
            name -> KNOWN.stream().filter(name::equals).findFirst(),
            "of " + String.join(", ", KNOWN)),
        section.integer("disconnectSeconds", 5, 1, 600),
        section.integer("heartbeatSeconds", 25, 1, 600));
  }

  /** Whether some transport has requests that wait for an answer. */
  boolean polls() {
    return !disabledTransports.containsAll(KNOWN.subList(1, KNOWN.size()));
  }
}
