package chat.parley.page;

import chat.parley.support.Program;
import java.nio.file.Path;

/** A module that imports packages of npm, as one script for a page. */
final class Bundle {

  private Bundle() {}

  /**
   * @param folder where the script is put
   */
  static Path of(Path module, Path folder) {
    Path script = folder.resolve("bundle.js");
    Program.run(
        "env",
        "NODE_PATH=" + Path.of("src/test/js/node_modules").toAbsolutePath(),
        "node_modules/.bin/esbuild",
        module.toString(),
        "--bundle",
        "--format=iife",
        "--log-level=warning",
        "--outfile=" + script);
    return script;
  }
}
