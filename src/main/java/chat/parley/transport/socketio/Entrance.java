package chat.parley.transport.socketio;

import io.vertx.core.Future;

/**
 * Decides as whom those whom the middleware admits come in: as somebody new, or back again. It is
 * the part of Socket.IO's adapter that restores and persists sessions.
 */
public interface Entrance {

  /** Is asked on the loop of the client; fails with {@link ConnectRefused} to say why not. */
  Future<Admission> admit(Newcomer newcomer);

  /**
   * A socket of the namespace is gone, on its loop.
   *
   * @param reason as Socket.IO names it
   */
  default void left(Socket socket, String reason) {}
}
