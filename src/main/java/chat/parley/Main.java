package chat.parley;

import chat.parley.config.ConfigException;
import io.vertx.launcher.application.VertxApplication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Unmatched;

/** The command line: Parley's own options here, all others go to Vert.x's launcher. */
@Command(
    name = "java -jar parley.jar",
    description = "Runs Parley, a chat service, or one of the commands below.",
    subcommands = {BackupCommand.class, RestoreCommand.class},
    sortOptions = false,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Options of the Vert.x launcher work too: -options FILE, -instances N (how many event loops",
      "accept clients), -cluster (join the Vert.x cluster of conf/cluster.xml). Every setting can also",
      "be given in the environment: PARLEY_HTTP_PORT=9000 is http.port."
    })
public final class Main {
  private static final List<String> CLUSTER = List.of("-cluster", "--cluster");

  @Option(
      names = {"-conf", "--conf"},
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Settings, as a JSON file or text; conf/parley.json if there is one.")
  private Optional<String> conf = Optional.empty();

  @Option(
      names = {"--port", "-port"},
      paramLabel = "PORT",
      description = "Listen on this port; 0 takes a free one.")
  private Optional<String> port = Optional.empty();

  @Option(
      names = {"--operations-port", "-operations-port"},
      paramLabel = "PORT",
      description = "Health and metrics; a thousand above the other port unless told otherwise.")
  private Optional<String> operationsPort = Optional.empty();

  @Option(
      names = {"--data", "-data"},
      scope = ScopeType.INHERIT,
      paramLabel = "FOLDER",
      description = "Keep the embedded database in this folder.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = {"--help", "-help", "-h"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Show this and exit.")
  private boolean help;

  @Option(
      names = {"--version", "-version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  @Unmatched private List<String> launcherArguments = new ArrayList<>();

  private Main() {}

  public static void main(String[] arguments) {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    try {
      CommandLine.ParseResult parsed = commandLine.parseArgs(arguments);
      if (CommandLine.printHelpIfRequested(parsed)) {
        return;
      }
      if (parsed.hasSubcommand()) {
        System.exit(commandLine.setExecutionExceptionHandler(Main::failed).execute(arguments));
      }
    } catch (CommandLine.ParameterException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(CommandLine.ExitCode.USAGE);
    }
    main.launch();
  }

  private static int failed(Exception cause, CommandLine command, CommandLine.ParseResult parsed) {
    boolean wrong = cause instanceof ConfigException;
    System.err.println("Parley cannot " + command.getCommandName() + ": " + cause.getMessage());
    return wrong ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  private void launch() {
    boolean clustered = launcherArguments.stream().anyMatch(CLUSTER::contains);
    Launch launch = new Launch(settings(), clustered);
    new VertxApplication(launcherArguments.toArray(String[]::new), launch).launch();
  }

  Settings settings() {
    Map<String, String> overrides = new HashMap<>(System.getenv());
    port.ifPresent(value -> overrides.put("PARLEY_HTTP_PORT", value));
    operationsPort.ifPresent(value -> overrides.put("PARLEY_OPERATIONS_PORT", value));
    data.ifPresent(value -> overrides.put("PARLEY_STORE_DATA", value));
    return new Settings(conf, overrides);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Parley " + text()};
    }

    static String text() {
      return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
          .orElse("(development)");
    }
  }
}
