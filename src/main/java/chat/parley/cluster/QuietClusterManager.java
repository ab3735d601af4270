package chat.parley.cluster;

import com.hazelcast.config.Config;
import io.vertx.core.Completable;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;

/**
 * Hazelcast, but for this: it remembers for a moment at which addresses nobody listens. Vert.x
 * remembers listeners only, and asks the cluster again for every message that has none.
 */
final class QuietClusterManager extends HazelcastClusterManager {
  private final QuietAddresses quiet;
  private Vertx vertx;

  QuietClusterManager(Config config, QuietAddresses quiet) {
    super(config);
    this.quiet = quiet;
  }

  @Override
  public void init(Vertx vertx) {
    super.init(vertx);
    this.vertx = vertx;
  }

  @Override
  public void getRegistrations(String address, Completable<List<RegistrationInfo>> answer) {
    if (quiet.knows(address)) {
      answer.succeed(List.of());
      return;
    }
    long asked = quiet.now();
    super.getRegistrations(
        address,
        (registrations, failure) -> {
          if (failure == null && registrations.isEmpty()) {
            quiet.remember(address, asked);
          }
          answer.complete(registrations, failure);
        });
  }

  /** Whoever is told that he listens hears everything from then on, because all have forgotten. */
  @Override
  public void addRegistration(
      String address, RegistrationInfo registration, Completable<Void> done) {
    if (!quiet.concerns(address)) {
      super.addRegistration(address, registration, done);
      return;
    }
    super.addRegistration(
        address,
        registration,
        (added, failure) -> {
          if (failure == null) {
            vertx.setTimer(QuietAddresses.SURE_MILLIS, timer -> done.succeed());
          } else {
            done.fail(failure);
          }
        });
  }
}
