package chat.parley.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a client believes to be: {@code host} or {@code host:port}, as a {@code Host} header says
 * it.
 *
 * @param host spelled as {@link HostName} does
 * @param port empty for that of the scheme
 */
public record Authority(String host, OptionalInt port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int HIGHEST = 65_535;
  private static final int DIGITS = 5;

  /** Empty for what is none: a user before the host, a port that is no number, a path. */
  public static Optional<Authority> parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    String port = hasPort ? text.substring(colon + 1) : "";
    if (!port.isEmpty() && (port.length() > DIGITS || !port.matches("[0-9]+"))) {
      return Optional.empty();
    }
    OptionalInt number =
        port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    if (number.orElse(0) > HIGHEST) {
      return Optional.empty();
    }
    return HostName.of(hasPort ? text.substring(0, colon) : text)
        .map(host -> new Authority(host, number));
  }

  /** The port that is meant with this scheme; -1 when only the scheme's owner knows. */
  public int portOver(String scheme) {
    return port.orElseGet(() -> standard(scheme));
  }

  private static int standard(String scheme) {
    return switch (scheme) {
      case "http" -> HTTP;
      case "https" -> HTTPS;
      default -> -1;
    };
  }

  String shownOver(String scheme) {
    int given = portOver(scheme);
    return given == standard(scheme) ? host : host + ":" + given;
  }
}
