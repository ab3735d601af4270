package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;

/** One packet of Engine.IO, before it is spelled for a carrier. */
sealed interface EnginePacket {

  /** The number is the first character of a packet's text. */
  enum Type {
    OPEN,
    CLOSE,
    PING,
    PONG,
    MESSAGE,
    UPGRADE,
    NOOP
  }

  record Text(Type type, String data) implements EnginePacket {
    boolean is(Type type) {
      return this.type == type;
    }
  }

  /** Always a message. */
  record Binary(Buffer data) implements EnginePacket {}

  static Text of(Type type) {
    return new Text(type, "");
  }

  /** Bytes it takes while it waits, near enough to bound what waits. */
  default long weight() {
    return this instanceof Text text
        ? 2L + text.data().length()
        : ((Binary) this).data().length() * 4L / 3 + 2;
  }
}
