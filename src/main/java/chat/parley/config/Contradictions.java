package chat.parley.config;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Settings that are right each by itself and wrong together. A rule is one statement: the two
 * settings, when they do not fit, and why.
 */
final class Contradictions {
  private static final int LONGEST_CHARACTER = 4;
  private static final int ENVELOPE_BYTES = 1_024;
  private static final String PORT = "each needs a port of its own";
  private static final String CUT = "a client that waits for an answer would be cut off";
  private static final String TEXT = "the longest text has four bytes a character, and must fit in";
  private static final String READ = "one alone would make its reader count as too slow";
  private static final String NEVER = "a send is a command too, so so many could never be sent";
  private static final String YOUNGER = "of what is younger there are never fewer versions";
  private static final String FILES = "it is read only when cluster.tls is files";

  private static final List<Rule> RULES =
      List.of(
          rule("http.port", "operations.port", Contradictions::sameDoor, PORT),
          rule("http.idleSeconds", "times.pingSeconds", Contradictions::pollsCutOff, CUT),
          rule("http.idleSeconds", "sockjs.heartbeatSeconds", Contradictions::framesCutOff, CUT),
          rule(
              "limits.textCharacters",
              "limits.frameBytes",
              c -> text(c) > c.limits().frameBytes(),
              TEXT),
          rule(
              "limits.textCharacters",
              "socketio.maxPayloadBytes",
              Contradictions::textInPayload,
              TEXT),
          rule(
              "limits.frameBytes",
              "limits.waitingBytes",
              c -> c.limits().frameBytes() > c.limits().waitingBytes(),
              READ),
          rule(
              "limits.pageBytes",
              "limits.waitingBytes",
              c -> c.limits().pageBytes() > c.limits().waitingBytes(),
              READ),
          rule(
              "limits.sendsPerSecond",
              "limits.commandsPerSecond",
              c -> c.limits().sendsPerSecond() > c.limits().commandsPerSecond(),
              NEVER),
          rule(
              "limits.sendsBurst",
              "limits.commandsBurst",
              c -> c.limits().sendsBurst() > c.limits().commandsBurst(),
              NEVER),
          rule(
              "rooms.bytesBurst",
              "limits.waitingBytes",
              c -> 2L * c.rooms().bytesBurst() > c.limits().waitingBytes() && paced(c),
              "what a room announces at once must fit twice into what may wait for a client"),
          rule(
              "limits.sendBytesBurst",
              "limits.waitingBytes",
              c -> c.limits().sendBytesBurst() > c.limits().waitingBytes(),
              "what one person says at once must not make those slow who hear him"),
          rule(
              "s3.endpoint",
              "s3.bucket, s3.key, s3.secret",
              c -> !c.s3().whole(),
              "without them nothing can be put there"),
          rule(
              "s3.endpoint",
              "files.store",
              c -> c.s3().endpoint().isPresent() && c.files().store().equals("none"),
              "files have to grow somewhere before they can be put there"),
          rule(
              "s3.endpoint",
              "files.largestBytes",
              c -> c.s3().endpoint().isPresent() && c.files().largestBytes() > S3Config.LARGEST,
              "80,000 MiB are the most that can be put there"),
          rule(
              "files.store",
              "store.url",
              c -> c.store().embedded() && c.files().inDatabase(true),
              "files are kept in a PostgreSQL only, and it names none"),
          rule(
              "boards.statsd.port",
              "boards.statsd.board",
              c -> c.boards().statsd().on() && c.boards().statsd().board().isEmpty(),
              "what comes there has to be recorded on a board"),
          rule(
              "documents.bytes",
              "documents.logBytes",
              c -> 2 * c.documents().bytes() > c.documents().logBytes(),
              "half of the log must have room for a document that was written at once"),
          rule(
              "documents.historyDays",
              "documents.hourlyDays",
              c -> c.documents().historyDays() > c.documents().hourlyDays(),
              YOUNGER),
          rule(
              "documents.hourlyDays",
              "documents.dailyDays",
              c -> c.documents().hourlyDays() > c.documents().dailyDays(),
              YOUNGER),
          rule(
              "http.loops",
              "limits.connections",
              c -> c.http().loops() > c.limits().connections(),
              "each loop takes one connection at least"));

  private static final List<Rule> CLUSTER_RULES =
      List.of(
          rule(
              "cluster.tls",
              "cluster.keyStore",
              c -> !files(c) && !c.cluster().keyStore().isEmpty(),
              FILES),
          rule(
              "cluster.tls",
              "cluster.trustStore",
              c -> !files(c) && !c.cluster().trustStore().isEmpty(),
              FILES),
          rule(
              "files.store",
              "cluster",
              c -> c.files().inFolder(),
              "other nodes would not find what is in a folder of this one"),
          rule(
              "cluster.compareMillis",
              "cluster.silenceSeconds",
              c -> c.cluster().compareMillis() >= 1000 * c.cluster().silenceSeconds(),
              "a node would be gone before what the bus has lost of it is found"));

  private static final List<Port> PORTS =
      List.of(
          new Port("http.port", c -> c.http().port()),
          new Port("operations.port", Contradictions::operations),
          new Port("cluster.port", c -> c.cluster().port()),
          new Port("cluster.busPort", c -> c.cluster().busPort()),
          new Port("cluster.passPort", c -> c.cluster().passPort()));

  private Contradictions() {}

  /** 0 is no limit, for programs that measure. */
  private static boolean paced(ParleyConfig config) {
    return config.rooms().bytesPerSecond() > 0;
  }

  private record Rule(String one, String other, Predicate<ParleyConfig> broken, String reason) {}

  private static Rule rule(
      String one, String other, Predicate<ParleyConfig> broken, String reason) {
    return new Rule(one, other, broken, reason);
  }

  /** 0 is any free one, and no other's. */
  private record Port(String name, ToIntFunction<ParleyConfig> number) {
    private Rule unlike(Port other) {
      return rule(
          name, other.name(), c -> of(c) != 0 && of(c) == other.number().applyAsInt(c), PORT);
    }

    private int of(ParleyConfig config) {
      return number.applyAsInt(config);
    }
  }

  static void check(ParleyConfig config) {
    check(config, RULES);
  }

  static void checkCluster(ParleyConfig config) {
    check(config, CLUSTER_RULES);
    for (int one = 0; one < PORTS.size(); one++) {
      Port port = PORTS.get(one);
      check(config, PORTS.subList(0, one).stream().map(port::unlike).toList());
    }
  }

  private static void check(ParleyConfig config, List<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.broken().test(config)) {
        throw new ConfigException(
            rule.one() + " and " + rule.other() + " do not fit together: " + rule.reason());
      }
    }
  }

  private static int operations(ParleyConfig config) {
    return config.operations().enabled() ? config.operations().portBeside(config.http().port()) : 0;
  }

  private static boolean sameDoor(ParleyConfig config) {
    return config.http().port() != 0 && config.http().port() == operations(config);
  }

  private static boolean pollsCutOff(ParleyConfig config) {
    return config.socketio().polls() && config.http().idleSeconds() <= config.times().pingSeconds();
  }

  private static boolean framesCutOff(ParleyConfig config) {
    return config.sockjs().polls()
        && config.http().idleSeconds() <= config.sockjs().heartbeatSeconds();
  }

  private static long text(ParleyConfig config) {
    return (long) LONGEST_CHARACTER * config.limits().textCharacters() + ENVELOPE_BYTES;
  }

  private static boolean textInPayload(ParleyConfig config) {
    return config.socketio().enabled() && text(config) > config.socketio().maxPayloadBytes();
  }

  private static boolean files(ParleyConfig config) {
    return config.cluster().tls().equals("files");
  }
}
