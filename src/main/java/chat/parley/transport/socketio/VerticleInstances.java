package chat.parley.transport.socketio;

import chat.parley.transport.SessionKeys;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.shareddata.LocalMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses what splits clients in silence: several instances of one verticle take turns in accepting
 * connections, so that they need one server, whose handlers are set once.
 */
final class VerticleInstances {
  private static final String NAME = VerticleInstances.class.getName();

  private final String server = SessionKeys.newId();

  /** One instance: a name, and its servers in the order in which it began to use them. */
  private record Instance(String id, List<String> servers) {}

  /** Every instance must use the same servers, in the same order. */
  void used() {
    several()
        .ifPresent(
            context -> {
              Instance instance = instance(context);
              if (!instance.servers().contains(server)) {
                instance.servers().add(server);
                claim(
                    context,
                    "server " + instance.servers().size(),
                    server,
                    "each instance of this verticle has a SocketIoServer of its own, and their"
                        + " clients would not hear each other: make one before you deploy it, and"
                        + " share it");
              }
            });
  }

  /** Only one instance may set handlers, or each event would be handled once for each. */
  void handled() {
    several()
        .ifPresent(
            context -> {
              used();
              claim(
                  context,
                  "handlers of " + server,
                  instance(context).id(),
                  "the instances of this verticle share a SocketIoServer, and each sets its"
                      + " handlers, so that they would run several times: set them once, before"
                      + " you deploy it");
            });
  }

  private static void claim(ContextInternal context, String what, String value, String otherwise) {
    LocalMap<String, String> claims = context.owner().sharedData().getLocalMap(NAME);
    String key = context.deploymentID() + " " + what;
    String before = claims.putIfAbsent(key, value);
    if (before == null) {
      context.addCloseHook(
          closed -> {
            claims.remove(key, value);
            closed.succeed();
          });
    } else if (!before.equals(value)) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static Instance instance(ContextInternal context) {
    Instance known = context.get(NAME);
    if (known == null) {
      known = new Instance(SessionKeys.newId(), new ArrayList<>());
      context.put(NAME, known);
    }
    return known;
  }

  private static Optional<ContextInternal> several() {
    return Optional.ofNullable(Vertx.currentContext())
        .map(current -> ((ContextInternal) current).unwrap())
        .filter(context -> context.isDeployment() && context.getInstanceCount() > 1);
  }
}
