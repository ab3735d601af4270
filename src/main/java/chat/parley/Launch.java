package chat.parley;

import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import chat.parley.node.NativeTransport;
import chat.parley.operations.FatalErrors;
import chat.parley.operations.Meters;
import chat.parley.store.StoreException;
import com.hazelcast.config.InvalidConfigurationException;
import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.launcher.application.HookContext;
import io.vertx.launcher.application.VertxApplicationHooks;
import io.vertx.micrometer.MicrometerMetricsFactory;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Parley does at each step of Vert.x's launcher. A start that fails says why in one line and
 * ends the process with a code that is not 0.
 */
final class Launch implements VertxApplicationHooks {
  private static final Logger LOG = LoggerFactory.getLogger("parley");
  private static final int FAILED = 1;
  private static final int WRONG_SETTING = 2;

  private final boolean clustered;
  private final Meters meters = new Meters();
  private final FatalErrors fatal = new FatalErrors();
  private Optional<ParleyCluster> cluster = Optional.empty();
  private ParleyConfig config;
  private Parley parley;
  private volatile boolean running;

  /**
   * @param clustered whether the launcher will be asked for a clustered Vert.x
   */
  Launch(ParleyConfig config, boolean clustered) {
    this.config = config;
    this.clustered = clustered;
  }

  @Override
  public JsonObject afterConfigParsed(JsonObject ignored) {
    fatal.install();
    return new JsonObject();
  }

  @Override
  public VertxBuilder createVertxBuilder(VertxOptions options) {
    NativeTransport transport = NativeTransport.choose(config.http().transport());
    LOG.info("Network: {}", transport.reason());
    options.setMetricsOptions(Meters.ofVertx());
    VertxBuilder builder =
        Vertx.builder()
            .withTransport(transport.transport())
            .withMetrics(new MicrometerMetricsFactory(meters.registry()));
    return clustered ? join(builder, options) : builder.with(options);
  }

  private VertxBuilder join(VertxBuilder builder, VertxOptions options) {
    try {
      ParleyCluster known = ParleyCluster.of(config);
      cluster = Optional.of(known);
      return known.join(builder, options);
    } catch (ConfigException wrong) {
      fail(WRONG_SETTING, wrong.getMessage());
    } catch (StoreException unreachable) {
      fail(FAILED, explained(unreachable));
    } catch (InvalidConfigurationException wrong) {
      fail(WRONG_SETTING, "conf/cluster.xml is not what Hazelcast can use: " + wrong.getMessage());
    }
    return builder;
  }

  @Override
  public void afterVertxStarted(HookContext context) {
    fatal.install(context.vertx());
  }

  @Override
  public void afterFailureToStartVertx(HookContext context, Throwable cause) {
    fail(FAILED, "Vert.x cannot start: " + cause);
  }

  @Override
  public Supplier<? extends Deployable> verticleSupplier() {
    return () -> parley;
  }

  /** More instances mean more event loops, not more nodes in one process. */
  @Override
  public void beforeDeployingVerticle(HookContext context) {
    int instances = context.deploymentOptions().getInstances();
    if (instances > 1) {
      config = config.withHttp(config.http().withLoops(instances));
      context.deploymentOptions().setInstances(1);
    }
    parley = new Parley(config, cluster, meters);
  }

  @Override
  public void afterVerticleDeployed(HookContext context) {
    running = true;
    LOG.info(
        "Parley {} listens on http://{}:{}/ and keeps its data in {}",
        Main.Version.text(),
        config.http().host(),
        parley.port(),
        parley.storeDescription());
    parley
        .operationsPort()
        .ifPresent(
            port ->
                LOG.info(
                    "Health and metrics are at http://{}:{}/metrics",
                    config.operations().host(),
                    port));
  }

  @Override
  public void afterFailureToDeployVerticle(HookContext context, Throwable cause) {
    fail(FAILED, explained(cause));
  }

  private static String explained(Throwable cause) {
    String reason = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
    return Optional.ofNullable(cause.getCause())
        .map(deeper -> reason + ": " + firstLine(deeper))
        .orElse(reason);
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  /** A stop that was asked for and went well is no failure, whatever signal asked for it. */
  @Override
  public void afterVertxStopped(HookContext context) {
    if (running) {
      LOG.info("Parley has stopped");
      Runtime.getRuntime().halt(0);
    }
  }

  static void fail(int code, String line) {
    System.err.println("Parley cannot start: " + line.replace('\n', ' '));
    System.exit(code);
  }
}
