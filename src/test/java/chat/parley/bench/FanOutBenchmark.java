package chat.parley.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Parley beside the fastest servers there are: the same rooms, the same load, each server a process
 * of its own, in turn, several rounds. Writes target/fanout-benchmark.md and .json; a lost message
 * makes the run fail. Properties choose: {@code bench.scenarios} and {@code bench.servers} (parts
 * of names, with semicolons), {@code bench.rounds}, {@code bench.warm} and {@code bench.seconds}.
 */
public final class FanOutBenchmark {

  private FanOutBenchmark() {}

  public static void main(String[] arguments) {
    Scenario.Timing timing =
        new Scenario.Timing(
            Integer.getInteger("bench.warm", 6), Integer.getInteger("bench.seconds", 5));
    Report report = new Report();
    for (int round = 0; round < Integer.getInteger("bench.rounds", 3); round++) {
      for (Scenario scenario : Scenario.all()) {
        for (Target target : Targets.all()) {
          if (chosen("bench.scenarios", scenario.name())
              && chosen("bench.servers", target.name())) {
            run(report, scenario, target, timing);
          }
        }
      }
    }
    report.write(Path.of("target"), "fanout-benchmark");
    System.exit(report.complete() ? 0 : 1);
  }

  private static boolean chosen(String property, String name) {
    List<String> wanted = Arrays.asList(System.getProperty(property, "").split(";"));
    return wanted.stream().anyMatch(part -> lower(name).contains(lower(part)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).trim();
  }

  private static void run(Report report, Scenario scenario, Target target, Scenario.Timing timing) {
    if (target.skips().contains(scenario.name())) {
      return;
    }
    try {
      report.add(scenario, target, scenario.run(target, timing));
    } catch (RuntimeException failure) {
      report.failed(scenario, target, failure);
    }
  }
}
