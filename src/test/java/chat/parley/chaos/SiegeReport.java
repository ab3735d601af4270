package chat.parley.chaos;

import chat.parley.chaos.hostile.HostileCrowd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a siege, in target/siege.md, and what the node printed, in target/siege.log. */
final class SiegeReport {
  private static final Path FILE = Path.of("target", "siege.md");
  private static final Path LOG = Path.of("target", "siege.log");
  private static final String WAITS_HEAD =
      """
      | honest people | when | acknowledged | p50 | p99 | longest | p99 against peace |
      | --- | --- | --- | --- | --- | --- | --- |""";

  private static final Duration COURSE = Duration.ofSeconds(5);

  private final List<String> lines = new ArrayList<>();

  SiegeReport waits(Map<String, List<History>> people, List<Phase> phases) {
    lines.addAll(WAITS_HEAD.lines().toList());
    people.forEach((who, histories) -> phases.forEach(phase -> row(who, histories, phases, phase)));
    return gap();
  }

  private void row(String who, List<History> histories, List<Phase> phases, Phase phase) {
    Waits waits = Waits.of(histories, phase);
    Waits peace = Waits.of(histories, phases.get(0));
    lines.add(
        "| %s | %s | %,d of %,d | %.1f ms | %.1f ms | %.1f ms | %.1f × |"
            .formatted(
                who,
                phase,
                waits.acknowledged(),
                waits.acknowledged() + waits.open(),
                waits.p50(),
                waits.p99(),
                waits.longest(),
                waits.p99() / peace.p99()));
  }

  /** A siege whose waits are those of one moment is another than one that is slow throughout. */
  SiegeReport course(Map<String, List<History>> people, Phase siege) {
    List<History> everybody = people.values().stream().flatMap(Collection::stream).toList();
    return line(
        siege.parts(COURSE).stream()
            .map(part -> "%.0f".formatted(Waits.of(everybody, part).longest()))
            .collect(
                Collectors.joining(
                    ", ", "The longest of each five seconds of the siege, in ms: ", ".")));
  }

  SiegeReport crowd(HostileCrowd crowd) {
    lines.addAll(HostileCrowd.TABLE_HEAD.lines().toList());
    lines.addAll(crowd.rows());
    return gap().line("The crowd took " + crowd.share() + ".");
  }

  SiegeReport line(String text) {
    lines.add(text);
    return gap();
  }

  private SiegeReport gap() {
    lines.add("");
    return this;
  }

  void write(List<String> printed) {
    lines.forEach(System.out::println);
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(LOG, printed);
      Files.write(FILE, lines);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
