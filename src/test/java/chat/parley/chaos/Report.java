package chat.parley.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The verdicts of a run as a table, in target/chaos.md. */
final class Report {
  private static final Path FILE = Path.of("target", "chaos.md");

  private Report() {}

  static synchronized void add(String fault, Verdict verdict) {
    try {
      if (!Files.exists(FILE)) {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, Verdict.TABLE_HEAD.strip() + "\n");
      }
      Files.writeString(FILE, verdict.row(fault) + "\n", StandardOpenOption.APPEND);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
