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

  static SockJsConfig read(Section section) {
    return new SockJsConfig(
        disabled(section.texts("disabledTransports", List.of("htmlfile", "jsonp"))),
        section.integer("disconnectSeconds", 5, 1, 600),
        section.integer("heartbeatSeconds", 25, 1, 600));
  }

  private static List<String> disabled(List<String> transports) {
    List<String> known = List.of("websocket", "xhr", "eventsource", "htmlfile", "jsonp");
    for (String transport : transports) {
      if (!known.contains(transport)) {
        throw new ConfigException(
            "sockjs.disabledTransports must be of "
                + String.join(", ", known)
                + ", not "
                + transport);
      }
    }
    return transports;
  }
}
