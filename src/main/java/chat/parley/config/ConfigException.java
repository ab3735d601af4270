package chat.parley.config;

import java.io.Serial;

/** A setting that cannot be: names the key, the value and what is allowed, in one line. */
public final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ConfigException(String message) {
    super(message, null, false, false);
  }
}
