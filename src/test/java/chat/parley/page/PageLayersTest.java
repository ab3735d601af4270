package chat.parley.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The arrows between the folders of the page's modules (src/docs/architecture.md, "The page"). */
class PageLayersTest {
  private static final Path MODULES = Path.of("webroot", "js");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:im|ex)port .* from '([^']+)';$|\\bimport\\([`']([^`'?$]+)");

  /** What each layer may use besides itself. */
  private static final Map<String, Set<String>> LAYERS =
      Map.of(
          "parley", Set.of(),
          "chat", Set.of("parley"),
          "language", Set.of("chat"),
          "view", Set.of("chat", "language"));

  /** What each capability may use besides itself; those that are not here may use all three. */
  private static final Map<String, Set<String>> CAPABILITIES =
      Map.of(
          "access", Set.of(),
          "room", Set.of("access"),
          "message", Set.of("access", "room"));

  /** What is no capability may be used by all. */
  private static final Set<String> GENERAL = Set.of("transport", "shell");

  private record Arrow(Path from, Path to) {
    private static String layer(Path module) {
      return module.getName(0).toString();
    }

    /** Empty for what stands beside the folders. */
    private static String capability(Path module) {
      return module.getNameCount() > 2 ? module.getName(1).toString() : "";
    }

    private boolean betweenLayers() {
      return from.getNameCount() == 1
          || layer(from).equals(layer(to))
          || LAYERS.getOrDefault(layer(from), Set.of()).contains(layer(to));
    }

    private boolean betweenCapabilities() {
      String user = capability(from);
      String used = capability(to);
      return user.isEmpty()
          || used.isEmpty()
          || user.equals(used)
          || GENERAL.contains(user)
          || GENERAL.contains(used)
          || CAPABILITIES.getOrDefault(user, CAPABILITIES.keySet()).contains(used);
    }

    private boolean outside() {
      return to.startsWith("..");
    }
  }

  @Test
  @DisplayName("views use the state, the state uses the library, and never back")
  void layers() throws IOException {
    assertEquals(
        List.of(), arrows().filter(arrow -> !arrow.outside() && !arrow.betweenLayers()).toList());
  }

  @Test
  @DisplayName("message uses room, room uses access, and never back")
  void capabilities() throws IOException {
    assertEquals(
        List.of(),
        arrows().filter(arrow -> !arrow.outside() && !arrow.betweenCapabilities()).toList());
  }

  @Test
  @DisplayName("one module knows where lit-html lives")
  void library() throws IOException {
    assertEquals(
        List.of(Path.of("view/html.js")),
        arrows().filter(Arrow::outside).map(Arrow::from).distinct().toList());
  }

  private static Stream<Arrow> arrows() throws IOException {
    try (Stream<Path> modules = Files.walk(MODULES)) {
      return modules.filter(path -> path.toString().endsWith(".js")).toList().stream()
          .flatMap(PageLayersTest::arrowsOf);
    }
  }

  private static Stream<Arrow> arrowsOf(Path module) {
    try {
      Path from = MODULES.relativize(module);
      return IMPORT
          .matcher(Files.readString(module))
          .results()
          .map(
              found ->
                  MODULES.relativize(
                      module
                          .resolveSibling(
                              Objects.requireNonNullElse(found.group(1), found.group(2)))
                          .normalize()))
          .map(to -> new Arrow(from, to));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
