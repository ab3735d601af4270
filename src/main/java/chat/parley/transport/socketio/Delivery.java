package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.EngineLoop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How events reach the sockets of a namespace, and so what a lost one can recover. */
abstract class Delivery implements Entrance {
  private final Namespace namespace;

  Delivery(Namespace namespace) {
    this.namespace = namespace;
  }

  Namespace namespace() {
    return namespace;
  }

  /**
   * @param values the name of the event, then its arguments
   */
  final void deliver(Recipients recipients, List<Object> values, boolean expendable) {
    deliver(Map.copyOf(namespace.loops()), recipients, values, expendable);
  }

  /** To one socket, whose loop alone has to know. */
  final void deliver(Socket socket, List<Object> values, boolean expendable) {
    deliver(
        Map.of(socket.loop(), namespace.local(socket.loop())),
        new Recipients(Set.of(socket.id()), Set.of()),
        values,
        expendable);
  }

  /**
   * @param loops those on which recipients may be
   */
  protected abstract void deliver(
      Map<EngineLoop, LocalSockets> loops,
      Recipients recipients,
      List<Object> values,
      boolean expendable);

  /** One hop to each loop, in order with everything else that is given to it. */
  final void hop(Map<EngineLoop, LocalSockets> loops, List<Object> values, Consumer<Hop> each) {
    Packet event = Packet.of(Packet.Type.EVENT, namespace.name(), values);
    SharedPacket packet = new SharedPacket(event, loops.size());
    loops.forEach((loop, sockets) -> each.accept(new Hop(loop, sockets, packet)));
  }

  /** What one loop is asked to write. */
  record Hop(EngineLoop loop, LocalSockets sockets, SharedPacket packet) {

    void write(Recipients recipients, Consumer<Socket> write) {
      sockets.each(recipients, write);
      packet.done();
    }
  }
}
