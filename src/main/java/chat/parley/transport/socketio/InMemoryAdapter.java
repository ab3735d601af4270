package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.EngineLoop;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Events go to who is there; a lost socket comes back as a new one. */
final class InMemoryAdapter extends Adapter {

  InMemoryAdapter(Namespace namespace) {
    super(namespace);
  }

  @Override
  public Future<Admission> admit(Newcomer newcomer) {
    return Future.succeededFuture(Admission.fresh(newcomer));
  }

  @Override
  protected void deliver(
      Supplier<Map<EngineLoop, LocalSockets>> loops,
      BiConsumer<EngineLoop, Runnable> give,
      Recipients recipients,
      List<Object> values,
      boolean expendable) {
    write(loops.get(), give, recipients, values, expendable);
  }
}
