package chat.parley.transport.socketio;

import chat.parley.transport.FixedDelay;
import chat.parley.transport.socketio.engine.EngineLoop;
import chat.parley.transport.traffic.InboundTransfer;

/** What the clients of one loop are waited for, and how long. */
record ClientTimers(EngineLoop loop, SocketIoOptions options, FixedDelay<Client> connect) {

  static ClientTimers of(EngineLoop loop, SocketIoOptions options) {
    long patience = options.connectTimeout().toMillis();
    return new ClientTimers(loop, options, new FixedDelay<>(loop.vertx(), patience, Client::late));
  }

  /** Somebody has begun a packet whose binary data are still to come. */
  InboundTransfer attachments(PacketReader reader) {
    return options
        .engine()
        .traffic()
        .receiving()
        .begin(
            loop.timers(),
            options.attachmentTimeout(),
            fault -> loop.later(() -> reader.faulted(fault)));
  }
}
