package chat.parley.transport.socketio;

import chat.parley.transport.ProgramCode;
import chat.parley.transport.socketio.engine.EngineSession;
import chat.parley.transport.socketio.engine.Revision;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * The way of one client into one namespace, from its CONNECT packet past the middleware to the
 * CONNECT or CONNECT_ERROR that answers it. Lives on the loop of the client.
 */
final class ConnectAttempt {
  private static final String FAILURE = "The entrance of namespace {} failed";

  private final Client client;
  private final EngineSession session;
  private final Namespace namespace;
  private final Newcomer newcomer;

  /**
   * @param namespace in which a place is reserved
   */
  ConnectAttempt(Client client, Namespace namespace, Newcomer newcomer) {
    this.client = client;
    this.session = client.session();
    this.namespace = namespace;
    this.newcomer = newcomer;
  }

  void begin() {
    namespace.screen(newcomer).onComplete(screened -> here(() -> screened(screened)));
  }

  private void screened(AsyncResult<?> screened) {
    // from here on the loop is given what the namespace hears
    namespace.local(session.loop());
    Future<Admission> admission =
        screened.failed()
            ? Future.failedFuture(screened.cause())
            : session.open()
                ? namespace.admit(newcomer)
                : Future.failedFuture(new ConnectRefused("The connection is closed"));
    admission.onComplete(admitted -> here(() -> admitted(admitted)));
  }

  /**
   * Without a turn between if it is possible: what is said to the namespace meanwhile would neither
   * be part of what was missed, nor find the socket.
   */
  private void here(Runnable step) {
    if (session.loop().here()) {
      step.run();
    } else {
      session.loop().execute(step);
    }
  }

  private void admitted(AsyncResult<Admission> admitted) {
    client.attempted(namespace);
    if (admitted.failed()) {
      namespace.release();
      refused(ConnectRefused.told(namespace.name(), admitted.cause()));
    } else if (!session.open()) {
      namespace.release();
      ProgramCode.runs(FAILURE, namespace.name(), admitted.result().abandoned());
    } else {
      open(admitted.result());
    }
  }

  private void refused(ConnectRefused refused) {
    if (refused.temporary()) {
      session.close();
    } else {
      client.refuse(namespace.name(), refused);
    }
  }

  private void open(Admission admission) {
    Socket socket = new Socket(namespace, client, newcomer, admission);
    client.connected(socket);
    namespace.add(socket);
    socket.send(Packet.of(Packet.Type.CONNECT, namespace.name(), welcome(admission)));
    boolean entered =
        ProgramCode.runs(FAILURE, namespace.name(), () -> admission.opened().accept(socket));
    if (!namespace.opened(socket) || !entered) {
      // half of its handlers may be missing, and its client would wait for ever
      socket.disconnect();
    }
  }

  private Object welcome(Admission admission) {
    if (session.revision() == Revision.V3) {
      return PacketRules.NOTHING;
    }
    JsonObject welcome = new JsonObject().put("sid", admission.id());
    admission.recoveryId().ifPresent(secret -> welcome.put("pid", secret));
    return welcome;
  }
}
