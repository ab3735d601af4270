package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.chaos.hostile.HostileCrowd;
import chat.parley.support.Await;
import chat.parley.support.Jar;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node with 256 MB of heap and its embedded store, honest people, and all kinds of hostile
 * clients at once.
 */
@Tag("alone")
class SiegeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Length.Siege LENGTH = Length.here().siege();

  @TempDir private Path folder;
  private Jar jar;
  private Vertx clients;
  private Town town;
  private Readiness readiness;

  @BeforeEach
  void start() {
    long seed = Length.seed();
    System.out.println("siege, seed " + seed);
    jar = Jar.start(folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m"), "--port", "0");
    jar.port();
    clients = Vertx.vertx();
    town = new Town(clients, jar.port(), seed);
    readiness = new Readiness(jar);
  }

  @AfterEach
  void stop() {
    readiness.close();
    jar.close();
    town.close();
    Await.result(clients.close());
  }

  @Test
  @DisplayName("honest people hardly notice a hostile crowd, and afterwards all is as before")
  void siege() {
    town.awakes(PATIENCE);
    Phase peace = Phase.passes("peace", LENGTH.peace());
    Vitals before = Vitals.of(jar).orElseThrow();
    double used = jar.cpuSeconds();
    HostileCrowd crowd = new HostileCrowd(jar.port(), town.rooms());
    crowd.attacks(LENGTH.siege());
    Phase siege = Phase.passes("siege", LENGTH.siege());
    crowd.close();
    used = jar.cpuSeconds() - used;
    Phase after = Phase.passes("after", LENGTH.after());
    List<String> disconnected = town.disconnected();
    List<Readiness.Answer> answers = readiness.answers();
    town.hushes();
    Optional<Vitals> vitals = backTo(before);

    Map<String, List<History>> people = town.histories();
    List<History> everybody = people.values().stream().flatMap(Collection::stream).toList();
    Phase all = new Phase("all", peace.from(), after.to());
    SiegeVerdict verdict =
        new SiegeVerdict()
            .process(jar.runs(), jar.printed())
            .promises(jar.runs() ? town.verdicts(PATIENCE.dividedBy(2)) : List.of(), PATIENCE)
            .waits(people, all)
            .disconnected(disconnected)
            .readiness(answers, everybody, all)
            .vitals(before, vitals);
    new SiegeReport()
        .waits(people, List.of(peace, siege, after))
        .course(people, siege)
        .crowd(crowd)
        .line("The server took %.1f s of processor time in the siege.".formatted(used))
        .line("In peace " + before + "; afterwards " + vitals + ".")
        .line(LogScan.blockedWarnings(jar.printed()) + " warnings of blocked threads.")
        .line("Broken: " + verdict.broken())
        .write(jar.printed());
    assertEquals(List.of(), verdict.broken());
  }

  /** Sessions that were abandoned at the end of the siege may take a minute to go. */
  private Optional<Vitals> backTo(Vitals before) {
    long until = System.nanoTime() + PATIENCE.minus(LENGTH.after()).toNanos();
    Optional<Vitals> now = Vitals.of(jar);
    while (System.nanoTime() < until && now.filter(held -> !held.backTo(before)).isPresent()) {
      Phase.passes("waiting", Duration.ofSeconds(3));
      now = Vitals.of(jar);
    }
    return now;
  }
}
