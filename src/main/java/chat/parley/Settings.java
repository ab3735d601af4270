package chat.parley;

import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the settings come from. Vert.x's launcher would only warn about a file that it cannot read,
 * and start with defaults; here that stops the start.
 *
 * @param conf a JSON file, or JSON
 * @param overrides the environment, with what the command line says on top of it
 */
record Settings(Optional<String> conf, Map<String, String> overrides) {
  private static final String DEFAULT = "conf/parley.json";

  ParleyConfig read() {
    return ParleyConfig.read(
        conf.map(given -> named("-conf", given)).orElseGet(Settings::found), overrides);
  }

  /**
   * @param option by which it was given, for people
   * @param given JSON, or the name of a file with it
   * @throws ConfigException when it is neither
   */
  static JsonObject named(String option, String given) {
    return given.strip().startsWith("{") ? json(option, given) : file(given);
  }

  private static JsonObject found() {
    return Files.exists(Path.of(DEFAULT)) ? file(DEFAULT) : new JsonObject();
  }

  private static JsonObject file(String path) {
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
