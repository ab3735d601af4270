package chat.parley.support;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The limits of what people, addresses and rooms may do, lifted for programs that do in a second
 * what people do in a day; those of memory stay.
 */
public final class Lifted {
  private static final String NUMBER = "1000000";
  private static final String NONE = "0";

  private Lifted() {}

  /** As the environment of a process. */
  public static Map<String, String> limits() {
    Map<String, String> lifted = new LinkedHashMap<>();
    lifted.put("PARLEY_LIMITS_SENDS_PER_SECOND", NUMBER);
    lifted.put("PARLEY_LIMITS_SENDS_BURST", NUMBER);
    lifted.put("PARLEY_LIMITS_COMMANDS_PER_SECOND", NUMBER);
    lifted.put("PARLEY_LIMITS_COMMANDS_BURST", NUMBER);
    lifted.put("PARLEY_LIMITS_SEND_BYTES_PER_SECOND", NONE);
    lifted.put("PARLEY_ADDRESSES_CONNECTIONS", NUMBER);
    lifted.put("PARLEY_ADDRESSES_HANDSHAKES_PER_SECOND", NUMBER);
    lifted.put("PARLEY_ADDRESSES_HANDSHAKES_BURST", NUMBER);
    lifted.put("PARLEY_ROOMS_MESSAGES_PER_SECOND", NONE);
    lifted.put("PARLEY_ROOMS_BYTES_PER_SECOND", NONE);
    return lifted;
  }
}
