package chat.parley.transport.socketio;

import io.vertx.core.Future;

/** Is asked before a connection to a namespace is accepted. */
public interface Middleware {

  /**
   * Fails with {@link ConnectRefused} to say why not; the text of any other failure is not told.
   */
  Future<?> admit(Newcomer newcomer);
}
