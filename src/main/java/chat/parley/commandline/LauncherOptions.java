package chat.parley.commandline;

import chat.parley.config.ConfigException;
import chat.parley.config.SettingsFile;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/**
 * The options of Vert.x's launcher. They are read here first, because it answers one wrong letter
 * with its whole help, which knows nothing of Parley, and a wrong file not at all.
 */
public final class LauncherOptions {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = {"-cluster", "--cluster", "-c"},
      description = "Join the other nodes, in the Vert.x cluster of conf/cluster.xml.")
  private boolean cluster;

  @Option(
      names = {"-instances", "--instances"},
      paramLabel = "N",
      description = "How many event loops accept clients; http.loops unless told otherwise.")
  private Optional<Integer> instances = Optional.empty();

  @Option(
      names = {"-options", "--options", "-vertx-options", "--vertx-options"},
      paramLabel = "FILE",
      description = "Options of Vert.x, as a JSON file or text.")
  private Optional<String> options = Optional.empty();

  @Option(
      names = {"-deployment-options", "--deployment-options"},
      hidden = true)
  private Optional<String> deploymentOptions = Optional.empty();

  @Option(
      names = {"-cluster-host", "--cluster-host"},
      hidden = true)
  private Optional<String> clusterHost = Optional.empty();

  @Option(
      names = {"-cluster-port", "--cluster-port"},
      hidden = true)
  private Optional<Integer> clusterPort = Optional.empty();

  @Option(
      names = {"-cluster-public-host", "--cluster-public-host"},
      hidden = true)
  private Optional<String> clusterPublicHost = Optional.empty();

  @Option(
      names = {"-cluster-public-port", "--cluster-public-port"},
      hidden = true)
  private Optional<Integer> clusterPublicPort = Optional.empty();

  public boolean clustered() {
    return cluster;
  }

  /**
   * As the launcher is given them.
   *
   * @throws ConfigException for one that it could not use
   */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (cluster) {
      arguments.add("-cluster");
    }
    instances.ifPresent(number -> inRange("-instances", number, Integer.MAX_VALUE));
    clusterPort.ifPresent(number -> inRange("-cluster-port", number, HIGHEST_PORT));
    clusterPublicPort.ifPresent(number -> inRange("-cluster-public-port", number, HIGHEST_PORT));
    add(arguments, "-instances", instances);
    add(arguments, "-options", json("-options", options, VertxOptions::new));
    add(
        arguments,
        "-deployment-options",
        json("-deployment-options", deploymentOptions, DeploymentOptions::new));
    add(arguments, "-cluster-host", clusterHost);
    add(arguments, "-cluster-port", clusterPort);
    add(arguments, "-cluster-public-host", clusterPublicHost);
    add(arguments, "-cluster-public-port", clusterPublicPort);
    return arguments;
  }

  private static void inRange(String name, int number, int most) {
    if (number < 1 || number > most) {
      throw new ConfigException(name + " must be from 1 to " + most + ", not " + number);
    }
  }

  private static void add(List<String> arguments, String name, Optional<?> value) {
    value.ifPresent(given -> arguments.addAll(List.of(name, given.toString())));
  }

  private static Optional<String> json(
      String name, Optional<String> given, Consumer<JsonObject> understood) {
    return given.map(
        source -> {
          JsonObject json = SettingsFile.named(name, source);
          try {
            understood.accept(json);
          } catch (RuntimeException wrong) {
            throw new ConfigException(name + " is not what Vert.x can use: " + wrong.getMessage());
          }
          return json.encode();
        });
  }
}
