package chat.parley.operations;

import chat.parley.cluster.Cluster;
import chat.parley.store.DatabaseClock;
import chat.parley.store.DatabaseWatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** What a supervisor asks: whether the process lives, and whether it should be sent clients. */
public final class Health {
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final HealthChecks ready;
  private final AtomicReference<Checked> last = new AtomicReference<>(Checked.NEVER);

  /** A result, or one that is on its way, and since when. */
  private record Checked(Future<CheckResult> result, long at) {
    private static final Checked NEVER =
        new Checked(Future.failedFuture("never"), System.nanoTime() - 2 * FRESH_NANOS);
  }

  /**
   * @param draining whether the node is stopping; asked from any thread
   */
  public Health(
      Vertx vertx,
      StoreReadiness store,
      Optional<DatabaseWatch> watch,
      Optional<Cluster> cluster,
      BooleanSupplier draining) {
    ready =
        HealthChecks.create(vertx)
            .register(
                "accepting",
                answer -> answer.complete(draining.getAsBoolean() ? Status.KO() : Status.OK()))
            .register("store", answer -> answer.complete(readiness(store)));
    watch.ifPresent(
        database -> ready.register("clock", answer -> answer.complete(told(database.clock()))));
    cluster.ifPresent(
        others -> ready.register("cluster", answer -> answer.complete(readiness(others))));
  }

  /** A wrong clock is told, but no reason to send clients elsewhere. */
  private static Status told(DatabaseClock clock) {
    return Status.OK(
        new JsonObject()
            .put("aheadMillis", clock.aheadMillis().orElse(0))
            .put("agrees", clock.agrees()));
  }

  /** Known without asking the store: strangers who ask often cost it nothing. */
  private static Status readiness(StoreReadiness store) {
    return new Status().setOk(store.trouble().isEmpty()).setData(store.detail());
  }

  private static Status readiness(Cluster cluster) {
    boolean whole = cluster.enoughNodes() && !cluster.cutOff();
    JsonObject detail =
        new JsonObject()
            .put("node", cluster.node())
            .put("nodes", cluster.nodes())
            .put("open", cluster.openNodes())
            .put("expected", cluster.expectedNodes())
            .put("cutOff", cluster.cutOff());
    cluster.whyMissing().ifPresent(why -> detail.put("why", why));
    return new Status().setOk(whole).setData(detail);
  }

  /**
   * @param detailed whether it says what is wrong, which is for operators
   */
  public void mount(Router router, boolean detailed) {
    router.route("/health/live").handler(context -> answer(context, new JsonObject(), true));
    router.route("/health/ready").handler(context -> check(context, detailed));
  }

  private void check(RoutingContext context, boolean detailed) {
    checked()
        .onComplete(
            result ->
                answer(
                    context,
                    detailed ? result.toJson() : new JsonObject(),
                    Boolean.TRUE.equals(result.getUp())),
            bug -> answer(context, new JsonObject(), false));
  }

  /** Strangers may ask as often as they like; they cost one look a second. */
  private Future<CheckResult> checked() {
    long now = System.nanoTime();
    Checked known = last.get();
    if (now - known.at() < FRESH_NANOS) {
      return known.result();
    }
    Promise<CheckResult> asked = Promise.promise();
    if (last.compareAndSet(known, new Checked(asked.future(), now))) {
      ready.checkStatus().onComplete(asked);
    }
    return last.get().result();
  }

  private static void answer(RoutingContext context, JsonObject detail, boolean up) {
    context
        .response()
        .setStatusCode(up ? 200 : 503)
        .putHeader("content-type", "application/json")
        .end(detail.put("status", up ? "UP" : "DOWN").encode());
  }
}
