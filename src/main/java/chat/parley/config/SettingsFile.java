package chat.parley.config;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads JSON that an operator names, or writes where its name could be. */
public final class SettingsFile {

  private SettingsFile() {}

  /**
   * @param option by which it was given, for people
   * @param given JSON, or the name of a file with it
   * @throws ConfigException when it is neither
   */
  public static JsonObject named(String option, String given) {
    return given.strip().startsWith("{") ? json(option, given) : read(given);
  }

  /**
   * @throws ConfigException when it cannot be read
   */
  public static JsonObject read(String path) {
    try {
      return json(path, Files.readString(Path.of(path)));
    } catch (NoSuchFileException missing) {
      throw new ConfigException("there is no file " + path);
    } catch (IOException cause) {
      throw new ConfigException("the settings in " + path + " cannot be read: " + cause);
    }
  }

  private static JsonObject json(String source, String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException cause) {
      String reason = cause.getMessage().lines().findFirst().orElse("");
      throw new ConfigException("the settings in " + source + " are no JSON object: " + reason);
    }
  }
}
