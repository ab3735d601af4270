package chat.parley;

import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
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
    return ParleyConfig.read(conf.map(Settings::named).orElseGet(Settings::found), overrides);
  }

  private static JsonObject named(String conf) {
    return conf.strip().startsWith("{") ? json("-conf", conf) : file(conf);
  }

  private static JsonObject found() {
    return Files.exists(Path.of(DEFAULT)) ? file(DEFAULT) : new JsonObject();
  }

  private static JsonObject file(String path) {
    try {
      return json(path, Files.readString(Path.of(path)));
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
