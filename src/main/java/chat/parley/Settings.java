package chat.parley;

import chat.parley.config.ParleyConfig;
import chat.parley.config.SettingsFile;
import io.vertx.core.json.JsonObject;
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
    return ParleyConfig.read(
        conf.map(given -> SettingsFile.named("-conf", given)).orElseGet(Settings::found),
        overrides);
  }

  private static JsonObject found() {
    return Files.exists(Path.of(DEFAULT)) ? SettingsFile.read(DEFAULT) : new JsonObject();
  }
}
