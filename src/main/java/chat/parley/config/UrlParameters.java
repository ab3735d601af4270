package chat.parley.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What stands behind the question mark of store.url. One that nobody takes is a mistake. */
final class UrlParameters {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  UrlParameters(String text) {
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()
          && (equals < 0
              || values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)))
                  != null)) {
        throw wrong("a parameter has no value, or stands there twice");
      }
    }
  }

  Optional<String> take(String name) {
    known.add(name);
    return Optional.ofNullable(values.remove(name)).filter(value -> !value.isEmpty());
  }

  /** What is left is not named: it may be the end of a password that holds a question mark. */
  void end() {
    if (!values.isEmpty()) {
      throw wrong("it has an unknown parameter: allowed are " + String.join(", ", known));
    }
  }

  /** A plus is a plus, as for libpq. */
  static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw wrong("a % must be followed by two hexadecimal digits");
    }
  }

  static ConfigException wrong(String reason) {
    return new ConfigException("store.url (or PARLEY_STORE_URL): " + reason);
  }
}
