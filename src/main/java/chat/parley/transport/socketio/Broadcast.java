package chat.parley.transport.socketio;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something for several sockets of a namespace: first whom it is for, then what it is. Immutable,
 * so that a part of it can be kept and used again.
 */
public final class Broadcast {
  private final Namespace namespace;
  private final Recipients recipients;
  private final boolean expendable;

  Broadcast(Namespace namespace, Recipients recipients) {
    this(namespace, recipients, false);
  }

  private Broadcast(Namespace namespace, Recipients recipients, boolean expendable) {
    this.namespace = namespace;
    this.recipients = recipients;
    this.expendable = expendable;
  }

  /** Those in any of these rooms, besides those named before; a socket's id is a room. */
  public Broadcast to(String... rooms) {
    return new Broadcast(namespace, recipients.to(Set.of(rooms)), expendable);
  }

  /** Not those in any of these rooms. */
  public Broadcast except(String... rooms) {
    return new Broadcast(namespace, recipients.except(Set.of(rooms)), expendable);
  }

  /** What Socket.IO calls volatile: lost for whoever cannot take it at once. */
  public Broadcast expendable() {
    return new Broadcast(namespace, recipients, true);
  }

  /**
   * @param arguments JSON and bytes (strings, numbers, {@code JsonObject}, {@code Map}, {@code
   *     List}, {@code Buffer}, …), or what the server's mapper makes to that. A list is one
   *     argument; but the {@code arguments()} of a {@link SocketEvent}, or an answer of a client,
   *     are all of them, when they stand alone.
   * @throws IllegalArgumentException for anything else, and for the names of Socket.IO's own events
   */
  public void emit(String event, Object... arguments) {
    namespace.deliver(recipients, namespace.event(event, Arguments.of(arguments)), expendable);
  }

  static Packet event(Namespace namespace, String event, List<?> arguments, long acknowledgement) {
    return new Packet(
        Packet.Type.EVENT,
        namespace.name(),
        OptionalLong.of(acknowledgement),
        namespace.event(event, arguments));
  }

  /**
   * Succeeds with the answers of all, in no particular order; fails with {@link
   * AcknowledgementException}, which has those that came, when any is missing after the timeout.
   */
  public Future<List<List<Object>>> emitWithAck(
      Duration timeout, String event, Object... arguments) {
    long acknowledgement = namespace.server().nextAcknowledgement();
    SharedPacket packet =
        new SharedPacket(event(namespace, event, Arguments.of(arguments), acknowledgement), 1);
    Answer<List<List<Object>>> answer = namespace.server().answer(event);
    namespace
        .visit(recipients, socket -> asked(socket, packet, acknowledgement, timeout))
        .onComplete(written -> packet.done())
        .compose(Broadcast::answers)
        .onComplete(answer::complete);
    return answer.future();
  }

  private static Future<List<Object>> asked(
      Socket socket, SharedPacket packet, long acknowledgement, Duration timeout) {
    Promise<List<Object>> promise = Promise.promise();
    if (socket.expects(acknowledgement, timeout, promise)) {
      socket.write(packet.in(socket.format()));
      socket.flushLater();
    }
    return promise.future();
  }

  private static Future<List<List<Object>>> answers(List<Future<List<Object>>> asked) {
    return Future.join(asked)
        .transform(
            all -> {
              List<List<Object>> received =
                  asked.stream().filter(Future::succeeded).map(Future::result).toList();
              return received.size() == asked.size()
                  ? Future.succeededFuture(received)
                  : Future.failedFuture(
                      new AcknowledgementException("not everybody has answered", received));
            });
  }

  /** Makes them join rooms. */
  public Future<Void> socketsJoin(String... rooms) {
    return namespace.visit(recipients, socket -> socket.join(rooms)).mapEmpty();
  }

  public Future<Void> socketsLeave(String... rooms) {
    return namespace.visit(recipients, socket -> socket.leave(rooms)).mapEmpty();
  }

  /**
   * @param close whether their whole connections are closed, and not only this namespace
   */
  public Future<Void> disconnectSockets(boolean close) {
    return namespace
        .visit(
            recipients,
            socket -> {
              if (close) {
                socket.close();
              } else {
                socket.disconnect();
              }
              return socket;
            })
        .mapEmpty();
  }

  public Future<List<Socket>> fetchSockets() {
    return namespace.visit(recipients, socket -> socket);
  }
}
