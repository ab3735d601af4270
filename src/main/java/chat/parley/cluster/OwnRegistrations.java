package chat.parley.cluster;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** What this node has told the cluster that it listens to. Used by any thread. */
final class OwnRegistrations {
  private final Map<String, Set<RegistrationInfo>> byAddress = new ConcurrentHashMap<>();

  void add(String address, RegistrationInfo registration) {
    if (!registration.localOnly()) {
      byAddress.computeIfAbsent(address, none -> ConcurrentHashMap.newKeySet()).add(registration);
    }
  }

  void remove(String address, RegistrationInfo registration) {
    byAddress.computeIfPresent(
        address,
        (same, known) -> {
          known.remove(registration);
          return known.isEmpty() ? null : known;
        });
  }

  /**
   * Whether the cluster still knows them all. One after the other: there may be many, and the
   * threads that wait for the answers are few.
   *
   * @param cluster tells who listens at an address
   */
  Future<Boolean> areKnown(BiConsumer<String, Completable<List<RegistrationInfo>>> cluster) {
    Future<Boolean> known = Future.succeededFuture(true);
    for (String address : byAddress.keySet()) {
      known =
          known.compose(sofar -> sofar ? isKnown(address, cluster) : Future.succeededFuture(false));
    }
    return known;
  }

  private Future<Boolean> isKnown(
      String address, BiConsumer<String, Completable<List<RegistrationInfo>>> cluster) {
    Promise<List<RegistrationInfo>> answer = Promise.promise();
    cluster.accept(address, answer);
    return answer
        .future()
        .map(there -> there.containsAll(byAddress.getOrDefault(address, Set.of())));
  }
}
