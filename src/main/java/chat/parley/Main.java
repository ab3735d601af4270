package chat.parley;

import chat.parley.commandline.BackupCommand;
import chat.parley.commandline.CommandLineMistake;
import chat.parley.commandline.Configured;
import chat.parley.commandline.ExportCommand;
import chat.parley.commandline.FilesCommand;
import chat.parley.commandline.LauncherOptions;
import chat.parley.commandline.RestoreCommand;
import chat.parley.commandline.push.PushCommand;
import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import chat.parley.operations.Logs;
import io.vertx.launcher.application.VertxApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: Parley's own options, those of Vert.x's launcher, and the commands. */
@Command(
    name = "java -jar parley.jar",
    description = "Runs Parley, a chat service, or one of the commands below.",
    subcommands = {
      BackupCommand.class,
      RestoreCommand.class,
      ExportCommand.class,
      FilesCommand.class,
      PushCommand.class
    },
    sortOptions = false,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Every setting can also be given in the environment: PARLEY_HTTP_PORT=9000 is http.port."
    })
public final class Main implements Configured {
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

  @Mixin private LauncherOptions launcher = new LauncherOptions();

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

  private Main() {}

  public static void main(String[] arguments) {
    Logs.open("text");
    // pictures are made smaller, and shown by nobody here
    System.setProperty("java.awt.headless", "true");
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    // "-clutser" is one word, and not -c with something behind it
    commandLine.setPosixClusteredShortOptionsAllowed(false);
    try {
      CommandLine.ParseResult parsed = commandLine.parseArgs(arguments);
      if (CommandLine.printHelpIfRequested(parsed)) {
        return;
      }
      if (parsed.hasSubcommand()) {
        System.exit(
            commandLine
                .setExecutionExceptionHandler(Main::failed)
                .setParameterExceptionHandler(Main::mistaken)
                .execute(arguments));
      }
    } catch (CommandLine.ParameterException wrong) {
      System.err.println(CommandLineMistake.told(wrong));
      System.exit(CommandLine.ExitCode.USAGE);
    }
    main.launch();
  }

  private static int mistaken(CommandLine.ParameterException wrong, String[] arguments) {
    System.err.println(CommandLineMistake.told(wrong));
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception cause, CommandLine command, CommandLine.ParseResult parsed) {
    boolean wrong = cause instanceof ConfigException;
    System.err.println("Parley cannot " + command.getCommandName() + ": " + cause.getMessage());
    return wrong ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  private void launch() {
    try {
      ParleyConfig config = config();
      List<String> arguments = launcher.arguments();
      Logs.open(config.operations().logFormat());
      Launch launch = new Launch(config, launcher.clustered());
      // a failure that Parley's own steps do not see is silent otherwise
      int code =
          new VertxApplication(arguments.toArray(String[]::new), launch, false, false) {}.launch();
      if (code != CommandLine.ExitCode.OK) {
        Launch.fail(code, "Vert.x's launcher cannot use " + String.join(" ", arguments));
      }
    } catch (ConfigException wrong) {
      Launch.fail(CommandLine.ExitCode.USAGE, wrong.getMessage());
    }
  }

  @Override
  public ParleyConfig config() {
    Map<String, String> overrides = new HashMap<>(System.getenv());
    port.ifPresent(value -> overrides.put("PARLEY_HTTP_PORT", value));
    operationsPort.ifPresent(value -> overrides.put("PARLEY_OPERATIONS_PORT", value));
    data.ifPresent(value -> overrides.put("PARLEY_STORE_DATA", value));
    return new Settings(conf, overrides).read();
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
