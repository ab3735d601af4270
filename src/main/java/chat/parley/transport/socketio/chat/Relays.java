package chat.parley.transport.socketio.chat;

import chat.parley.config.RelayConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What events mean that are no ops: each is an {@code emit} to somebody. */
final class Relays {
  private static final Pattern FIELDS = Pattern.compile("\\{([^}]+)}");

  private final Map<String, RelayConfig> byEvent = new LinkedHashMap<>();

  Relays(List<RelayConfig> relays) {
    relays.forEach(relay -> byEvent.put(relay.on(), relay));
  }

  /**
   * The fields of the emit that an event stands for.
   *
   * @param session of whoever emits it
   */
  Optional<Map<String, Object>> emit(String event, List<Object> arguments, String session) {
    return Optional.ofNullable(byEvent.get(event))
        .map(
            relay -> {
              Map<String, Object> fields = new LinkedHashMap<>();
              fields.put("to", target(relay.to(), arguments, session));
              fields.put("name", relay.as());
              fields.put("data", arguments);
              fields.put("others", relay.to().equals("others"));
              return fields;
            });
  }

  private static String target(String to, List<Object> arguments, String session) {
    return switch (to) {
      case "everyone", "others" -> "everyone";
      case "sender" -> "session:" + session;
      default -> filled(to, arguments.isEmpty() ? Map.of() : arguments.get(0));
    };
  }

  /** {@code session:{toKey|id}} takes the first of these fields that the argument has. */
  private static String filled(String to, Object argument) {
    Matcher fields = FIELDS.matcher(to);
    return fields.replaceAll(
        found -> Matcher.quoteReplacement(value(found.group(1).split("\\|"), argument)));
  }

  private static String value(String[] names, Object argument) {
    if (argument instanceof Map<?, ?> object) {
      for (String name : names) {
        if (object.get(name) instanceof String text) {
          return text;
        }
      }
    }
    return "";
  }
}
