package chat.parley.transport.socketio.chat;

import chat.parley.config.ConfigException;
import chat.parley.config.RelayConfig;
import chat.parley.room.Names;
import chat.parley.wire.EventNames;
import chat.parley.wire.Ops;
import chat.parley.wire.ReservedNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What events mean that are no ops: each is an {@code emit} to somebody. One that was there before
 * an op of its name goes before it.
 */
final class Relays {
  private static final Logger LOG = LoggerFactory.getLogger("parley");
  private static final String ROOM = "room:";
  private static final Pattern FIELDS = Pattern.compile("\\{([^}]+)}");

  private final Map<String, RelayConfig> byEvent = new LinkedHashMap<>();

  /**
   * @param revision3 whether clients of Socket.IO 1 and 2 hear them
   * @throws ConfigException for one that nothing could reach, or that would deceive clients
   */
  Relays(List<RelayConfig> relays, boolean revision3) {
    for (RelayConfig relay : relays) {
      check(relay, revision3);
      byEvent.put(relay.on(), relay);
    }
  }

  private static void check(RelayConfig relay, boolean revision3) {
    boolean newer = ReservedNames.op(relay.on());
    if (Ops.known(relay.on()) && !newer || EventNames.reserved(relay.on())) {
      throw wrong(relay.on(), "in on is an op of the chat or an event of the library already");
    }
    if (newer) {
      LOG.warn(
          "socketio.relays: \"{}\" is kept for an op of the chat; the relay goes before it, so"
              + " clients of Socket.IO cannot use the op",
          relay.on());
    }
    if (EventNames.deceiving(relay.as(), false) || EventNames.ofChat(relay.as())) {
      throw wrong(relay.as(), "in as is an event of the chat or of the library");
    }
    if (EventNames.deceiving(relay.as(), revision3)) {
      throw wrong(
          relay.as(),
          "in as is an event of the library of Socket.IO 2, which socketio.revision3 lets in");
    }
    if (relay.to().startsWith(ROOM)
        && !FIELDS.matcher(relay.to()).find()
        && Names.room(relay.to().substring(ROOM.length())).isEmpty()) {
      throw wrong(relay.to(), "in to names no room that could be");
    }
  }

  private static ConfigException wrong(String given, String what) {
    return new ConfigException("socketio.relays: \"" + given + "\" " + what);
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
