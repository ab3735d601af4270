package chat.parley;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/** What a supervisor asks: whether the process lives, and whether it should be sent clients. */
final class Health {
  private final BooleanSupplier ready;

  Health(BooleanSupplier ready) {
    this.ready = ready;
  }

  void mount(Router router) {
    router.route("/health/live").handler(context -> answer(context, true));
    router.route("/health/ready").handler(context -> answer(context, ready.getAsBoolean()));
  }

  private static void answer(RoutingContext context, boolean up) {
    context
        .response()
        .setStatusCode(up ? 200 : 503)
        .putHeader("content-type", "application/json")
        .end(new JsonObject().put("status", up ? "UP" : "DOWN").encode());
  }
}
