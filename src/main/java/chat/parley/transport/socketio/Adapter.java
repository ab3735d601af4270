package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.EngineLoop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * How events reach the sockets of a namespace on this node, and so what a lost one can recover:
 * Socket.IO's adapter.
 */
abstract class Adapter implements Entrance {
  private final Namespace namespace;

  Adapter(Namespace namespace) {
    this.namespace = namespace;
  }

  Namespace namespace() {
    return namespace;
  }

  /**
   * @param values the name of the event, then its arguments
   */
  final void deliver(Recipients recipients, List<Object> values, boolean expendable) {
    deliver(() -> Map.copyOf(namespace.loops()), EngineLoop::later, recipients, values, expendable);
  }

  /** To one socket, whose loop alone has to know. */
  final void deliver(Socket socket, List<Object> values, boolean expendable) {
    deliver(
        () -> Map.of(socket.loop(), namespace.local(socket.loop())),
        EngineLoop::execute,
        new Recipients(Set.of(socket.id()), Set.of()),
        values,
        expendable);
  }

  /**
   * @param loops tells those on which recipients may be
   * @param give how a loop is given what it has to write: what many hear waits for the end of what
   *     the loop is reading, so that more of it leaves in one flush
   */
  protected abstract void deliver(
      Supplier<Map<EngineLoop, LocalSockets>> loops,
      BiConsumer<EngineLoop, Runnable> give,
      Recipients recipients,
      List<Object> values,
      boolean expendable);

  /** To whoever is there. */
  final void write(
      Map<EngineLoop, LocalSockets> loops,
      BiConsumer<EngineLoop, Runnable> give,
      Recipients recipients,
      List<Object> values,
      boolean expendable) {
    hop(
        loops,
        give,
        values,
        (sockets, packet) ->
            sockets.each(recipients, socket -> socket.delivery().deliver(packet, expendable)));
  }

  /** One hop to each loop, in order with everything else that it is given. */
  final void hop(
      Map<EngineLoop, LocalSockets> loops,
      BiConsumer<EngineLoop, Runnable> give,
      List<Object> values,
      BiConsumer<LocalSockets, SharedPacket> write) {
    Packet event = Packet.of(Packet.Type.EVENT, namespace.name(), values);
    SharedPacket packet = new SharedPacket(event, loops.size());
    loops.forEach(
        (loop, sockets) ->
            give.accept(
                loop,
                () -> {
                  try {
                    write.accept(sockets, packet);
                  } finally {
                    packet.done();
                  }
                }));
  }
}
