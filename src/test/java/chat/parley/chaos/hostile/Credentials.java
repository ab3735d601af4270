package chat.parley.chaos.hostile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a welcome gives to whoever wants to come back. */
record Credentials(String session, String key) {
  private static final Pattern SESSION = Pattern.compile("\"session\":\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

  static Optional<Credentials> in(String text) {
    Matcher session = SESSION.matcher(text);
    Matcher key = KEY.matcher(text);
    return session.find() && key.find()
        ? Optional.of(new Credentials(session.group(1), key.group(1)))
        : Optional.empty();
  }

  /**
   * @param rooms a JSON object of positions
   */
  String hello(String rooms) {
    return "{\"op\":\"hello\",\"id\":1,\"v\":1,\"resume\":{\"session\":\"%s\",\"key\":\"%s\",\"rooms\":%s}}"
        .formatted(session, key, rooms);
  }
}
