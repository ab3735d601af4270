package chat.parley.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All rounds of all runs, as a table with medians and spreads, and as JSON. */
final class Report {
  private final Map<Scenario, Map<String, List<Figures>>> runs = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final JsonObject machine = Machine.describe();

  void add(Scenario scenario, Target target, Figures figures) {
    runs.computeIfAbsent(scenario, first -> new LinkedHashMap<>())
        .computeIfAbsent(target.name(), first -> new ArrayList<>())
        .add(figures);
    System.out.printf("%s, %s: %s%n", scenario.name(), target.name(), rounded(figures));
  }

  private static String rounded(Figures figures) {
    return figures.values().entrySet().stream()
        .map(entry -> entry.getKey() + " " + number(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A run that lost a message, or whose server did not start, has no figures. */
  void failed(Scenario scenario, Target target, RuntimeException failure) {
    String line = scenario.name() + ", " + target.name() + ": FAILED: " + failure.getMessage();
    System.out.println(line);
    failures.add(line);
  }

  boolean complete() {
    return failures.isEmpty();
  }

  void write(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".md"), markdown());
      Files.writeString(folder.resolve(name + ".json"), json().encodePrettily());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(
        machine.stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; ")));
    runs.forEach((scenario, servers) -> table(lines, scenario, servers));
    failures.forEach(failure -> lines.addAll(List.of("", failure)));
    return lines;
  }

  private static void table(
      List<String> lines, Scenario scenario, Map<String, List<Figures>> servers) {
    List<String> columns = List.copyOf(servers.values().iterator().next().get(0).values().keySet());
    lines.addAll(List.of("", "## " + scenario.title(), ""));
    lines.add("| server | " + String.join(" | ", columns) + " |");
    lines.add("| --- |" + " --- |".repeat(columns.size()));
    servers.forEach(
        (name, rounds) ->
            lines.add(
                columns.stream()
                    .map(column -> cell(rounds, column))
                    .collect(Collectors.joining(" | ", "| " + name + " | ", " |"))));
  }

  /** The median, and from the least to the most where there is more than one round. */
  private static String cell(List<Figures> rounds, String column) {
    List<Double> values = rounds.stream().map(run -> run.values().get(column)).sorted().toList();
    String median = number(values.get(values.size() / 2));
    return values.size() == 1
        ? median
        : "%s (%s–%s)".formatted(median, number(values.get(0)), number(last(values)));
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(Locale.ROOT, value < 1_000 ? "%.2f" : "%,.0f", value);
  }

  private JsonObject json() {
    JsonObject scenarios = new JsonObject();
    runs.forEach((scenario, servers) -> scenarios.put(scenario.name(), json(servers)));
    return new JsonObject()
        .put("machine", machine)
        .put("scenarios", scenarios)
        .put("failures", new JsonArray(failures));
  }

  private static JsonObject json(Map<String, List<Figures>> servers) {
    JsonObject json = new JsonObject();
    servers.forEach(
        (name, rounds) ->
            json.put(name, new JsonArray(rounds.stream().map(Figures::json).toList())));
    return json;
  }
}
