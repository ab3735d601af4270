package chat.parley.commandline.push;

import chat.parley.commandline.Configured;
import chat.parley.transport.feed.FreeName;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code push --board ROOM/BOARD}: brings the lines of the standard input to a board. */
@Command(
    name = "push",
    description =
        "Brings the lines of the standard input to a board of a server that runs, over HTTP: as lines"
            + " of its log unless told otherwise. Whoever writes them waits while the server takes"
            + " no more. Ends with 1 when something was not taken, and says what.",
    sortOptions = false)
public final class PushCommand implements Callable<Integer> {
  @ParentCommand private Configured main;
  @Spec private CommandSpec spec;

  @Option(
      names = {"--board"},
      paramLabel = "ROOM/BOARD",
      required = true,
      description = "Which board.")
  private String board;

  @Option(
      names = {"--url"},
      paramLabel = "URL",
      description = "Of the server; that of the settings unless told otherwise.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = {"--token"},
      paramLabel = "SESSION.KEY",
      description =
          "Who pushes, as a hello has told it; PARLEY_TOKEN of the environment, or else a guest.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = {"--name"},
      paramLabel = "NAME",
      defaultValue = "push",
      description = "Of that guest.")
  private String name;

  @Option(
      names = {"--kind"},
      paramLabel = "KIND",
      defaultValue = "log",
      description =
          "What a line is: log, or a number that is a count, gauge or observe, or the key of a top"
              + " or a unique.")
  private Kind kind;

  @Option(
      names = {"--metric"},
      paramLabel = "NAME",
      defaultValue = "push",
      description = "Which metric, or where the lines of a log come from.")
  private String metric;

  @Option(
      names = {"--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text; lines of line protocol (--kind says what their numbers are: gauge unless told"
              + " otherwise); or json, an item a line.")
  private Format format;

  @Option(
      names = {"--patience"},
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "For how long a part is tried again that cannot be taken now.")
  private long patience;

  /** As the words on the command line. */
  enum Kind {
    log,
    count,
    gauge,
    observe,
    top,
    unique
  }

  /** As the words on the command line. */
  enum Format {
    text,
    lines,
    json
  }

  @Override
  public Integer call() throws InterruptedException {
    return run(System.in, System.err);
  }

  /**
   * @param told hears what became of it
   */
  int run(InputStream in, PrintStream told) throws InterruptedException {
    PushTally tally = new PushTally();
    boolean whole = true;
    try {
      InputLines lines = new InputLines(in);
      Pusher pusher = new Pusher(address(), token(), format(), Duration.ofSeconds(patience), tally);
      lines.begin();
      for (List<InputLine> some = lines.batch(); !some.isEmpty(); some = lines.batch()) {
        pusher.push(some);
      }
    } catch (PushException over) {
      told.println("Parley cannot push: " + over.getMessage());
      whole = false;
    }
    tally.lines(board).forEach(told::println);
    return whole && tally.whole() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private PushFormat format() {
    return switch (format) {
      case text -> new TextFormat(kind.name(), FreeName.metric(metric));
      case lines -> new PlainFormat("/write?kind=" + (kind == Kind.log ? Kind.gauge : kind));
      case json -> new PlainFormat("/items");
    };
  }

  private String token() throws InterruptedException {
    Optional<String> given = token.or(() -> Optional.ofNullable(System.getenv("PARLEY_TOKEN")));
    return given.isPresent()
        ? given.get()
        : GuestToken.of(server(), name, Duration.ofSeconds(patience));
  }

  private URI address() {
    String[] parts = board.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--board is ROOM/BOARD, not " + board);
    }
    return URI.create(server() + "/api/v1/boards/" + encoded(parts[0]) + "/" + encoded(parts[1]));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI server() {
    URI given =
        url.orElseGet(
            () -> {
              String host = main.config().http().host();
              boolean any = host.equals("0.0.0.0") || host.equals("::");
              String at = any ? "127.0.0.1" : host.indexOf(':') >= 0 ? "[" + host + "]" : host;
              return URI.create("http://" + at + ":" + main.config().http().port());
            });
    String scheme = Optional.ofNullable(given.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || given.getHost() == null) {
      throw new ParameterException(spec.commandLine(), "--url is http://… or https://…");
    }
    return URI.create(given.toString().replaceFirst("/+$", ""));
  }
}
