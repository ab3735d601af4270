package chat.parley.guest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Maven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -DskipTests}, with Parley's own pom over tests that all fail. */
class SkippedTestsIT {
  private static final List<String> BUILD =
      List.of(
          "pom.xml",
          ".mvn/jvm.config",
          ".npmrc",
          "package.json",
          "package-lock.json",
          "src/test/js/.npmrc",
          "src/test/js/package.json",
          "src/test/js/package-lock.json");

  @TempDir private Path folder;

  @Test
  @DisplayName("it runs no test, no suite, no browser, and brings no packages for them")
  void skips() throws IOException {
    Path tree = folder.resolve("tree");
    for (String file : BUILD) {
      Files.createDirectories(tree.resolve(file).getParent());
      Files.copy(Path.of(file), tree.resolve(file));
    }
    for (String name : List.of("FailingTest", "FailingIT")) {
      write(
          tree.resolve("src/test/java/" + name + ".java"),
          "class " + name + " { @org.junit.jupiter.api.Test void fails() { throw new Error(); } }");
    }
    write(tree.resolve("webroot/js/main.js"), "");
    write(tree.resolve("webroot/css/main.css"), "");
    Path browser = write(tree.resolve("src/test/scripts/browser.sh"), "#!/bin/sh\nexit 1\n");
    assertTrue(browser.toFile().setExecutable(true));
    // Every step of verify that tests anything, without the packaging.
    try (Maven maven = new Maven(folder.resolve("repository"))) {
      maven.run(
          tree,
          "-DskipTests",
          "-Dspotless.check.skip",
          "test-compile",
          "surefire:test",
          "exec:exec@browser",
          "autobahntestsuite:fuzzingclient@rfc-6455",
          "failsafe:integration-test",
          "failsafe:verify");
    }
    assertTrue(Files.exists(tree.resolve("node_modules/lit-html")));
    assertFalse(Files.exists(tree.resolve("node_modules/socket.io-client-2")));
    assertFalse(Files.exists(tree.resolve("src/test/js/node_modules")));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
