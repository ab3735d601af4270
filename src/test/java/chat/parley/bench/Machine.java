package chat.parley.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;

/** On what was measured; figures mean nothing without it. */
public final class Machine {

  private Machine() {}

  public static JsonObject describe() {
    return new JsonObject()
        .put("date", LocalDate.now().toString())
        .put("commit", output("git", "rev-parse", "--short", "HEAD"))
        .put("processor", field(Path.of("/proc/cpuinfo"), "model name"))
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("memory", field(Path.of("/proc/meminfo"), "MemTotal"))
        .put("kernel", System.getProperty("os.version"))
        .put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
        .put("node", output("node", "--version"))
        .put("bun", output("src/bench/js/node_modules/.bin/bun", "--version"));
  }

  private static String field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String output(String... command) {
    try {
      Process process = new ProcessBuilder(Arrays.asList(command)).start();
      return new String(process.getInputStream().readAllBytes()).trim();
    } catch (IOException missing) {
      return "not here";
    }
  }
}
