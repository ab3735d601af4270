package chat.parley.page;

import chat.parley.support.Node;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * axe-core's rules for what is shown: who cannot see a page, or has no mouse, must be able to use
 * it.
 */
final class Axe {
  private static final Path SCRIPT = Node.module("axe-core/axe.min.js");
  // Preloading, of which no rule here has use, sets styles where there is a shadow root.
  private static final String VIOLATIONS =
      """
      async () => (await axe.run({ resultTypes: ['violations'], preload: false })).violations
        .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`))
        .join('\\n')
      """;

  private Axe() {}

  /** One line for each element that breaks a rule; empty when none does. */
  static String violations(Page page) {
    try {
      page.evaluate(Files.readString(SCRIPT));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return (String) page.evaluate(VIOLATIONS);
  }
}
