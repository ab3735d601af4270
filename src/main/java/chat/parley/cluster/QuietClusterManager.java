package chat.parley.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hazelcast, but for this: it remembers for a moment at which addresses nobody listens, because
 * Vert.x remembers listeners only and asks again for every message that has none; it puts back what
 * somebody has taken away of this node; and members that are no nodes do not concern it.
 */
final class QuietClusterManager extends HazelcastClusterManager {
  private static final Logger LOG = LoggerFactory.getLogger("parley");
  private static final long LOOK_MILLIS = 3_000;

  /** Which members of the cluster are nodes of Vert.x. */
  private static final String NODE_ID = "__vertx.nodeId";

  private final QuietAddresses quiet;
  private final OwnRegistrations own = new OwnRegistrations();
  private final Strangers strangers = new Strangers();
  private Vertx vertx;
  private volatile boolean told;

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
  public void join(Completable<Void> done) {
    super.join(
        (joined, failure) -> {
          if (failure == null) {
            getHazelcastInstance().getClientService().addClientListener(strangers);
            lookLater();
          }
          done.complete(joined, failure);
        });
  }

  private void lookLater() {
    vertx.setTimer(
        LOOK_MILLIS,
        timer -> {
          if (isActive()) {
            look().onComplete(looked -> lookLater());
          }
        });
  }

  /** Whoever joins the cluster can clear it, and then no node would hear this one any more. */
  private Future<Void> look() {
    return infoIsKnown()
        .compose(
            known -> known ? own.areKnown(super::getRegistrations) : Future.succeededFuture(false))
        .compose(known -> known ? Future.succeededFuture() : putBack());
  }

  private Future<Boolean> infoIsKnown() {
    if (!told) {
      return Future.succeededFuture(true);
    }
    Promise<NodeInfo> answer = Promise.promise();
    NodeInfo mine = getNodeInfo();
    getNodeInfo(getNodeId(), answer);
    return answer
        .future()
        .map(there -> there.port() == mine.port() && there.host().equals(mine.host()))
        .otherwise(false);
  }

  /**
   * After a merge everything is told anew, which is what has to be done here. Blocks for a while.
   */
  private Future<Void> putBack() {
    return vertx
        .<Void>executeBlocking(
            () -> {
              stateChanged(new LifecycleEvent(LifecycleEvent.LifecycleState.MERGED));
              return null;
            })
        .onSuccess(
            back ->
                LOG.warn("The cluster manager had lost where this node listens; it is told anew"));
  }

  @Override
  public void setNodeInfo(NodeInfo info, Completable<Void> done) {
    super.setNodeInfo(
        info,
        (set, failure) -> {
          told = failure == null;
          done.complete(set, failure);
        });
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    if (isNode(event)) {
      super.memberAdded(event);
    } else {
      strangers.joined(event.getMember());
    }
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    if (isNode(event)) {
      super.memberRemoved(event);
    }
  }

  private static boolean isNode(MembershipEvent event) {
    return event.getMember().getAttribute(NODE_ID) != null;
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
    super.addRegistration(
        address,
        registration,
        (added, failure) -> {
          if (failure != null) {
            done.fail(failure);
            return;
          }
          own.add(address, registration);
          if (quiet.concerns(address)) {
            vertx.setTimer(QuietAddresses.SURE_MILLIS, timer -> done.succeed());
          } else {
            done.succeed();
          }
        });
  }

  @Override
  public void removeRegistration(
      String address, RegistrationInfo registration, Completable<Void> done) {
    own.remove(address, registration);
    super.removeRegistration(address, registration, done);
  }
}
