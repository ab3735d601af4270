package chat.parley.transport.socketio;

import chat.parley.transport.FixedDelay;
import io.vertx.core.Vertx;

/** What the clients of one loop are waited for, and how long. */
record ClientTimers(FixedDelay<Client> connect, FixedDelay<Client> attachments) {

  static ClientTimers of(Vertx vertx, SocketIoOptions options) {
    return new ClientTimers(
        new FixedDelay<>(vertx, options.connectTimeout().toMillis(), Client::late),
        new FixedDelay<>(vertx, options.attachmentTimeout().toMillis(), Client::late));
  }
}
