package chat.parley.transport.socketio.engine;

/**
 * How a session ends.
 *
 * @param reason as Socket.IO names it, such as {@code ping timeout}
 * @param code of the WebSocket's close frame
 * @param last what a waiting poll hears
 */
record Ending(String reason, int code, EnginePacket.Type last) {
  private static final int NORMAL = 1000;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int POLICY_VIOLATION = 1008;

  static Ending by(String reason) {
    return new Ending(reason, NORMAL, EnginePacket.Type.CLOSE);
  }

  static Ending by(String reason, int code) {
    return new Ending(reason, code, EnginePacket.Type.CLOSE);
  }

  /** The client has sent something that it must not. */
  static Ending fault(String reason) {
    return new Ending(reason, PROTOCOL_ERROR, EnginePacket.Type.CLOSE);
  }

  /** Too much has come in for too long. */
  static Ending flood() {
    return by("transport error", POLICY_VIOLATION);
  }

  /** The client has said that it closes; its poll only has to return. */
  static Ending asked() {
    return new Ending("transport close", NORMAL, EnginePacket.Type.NOOP);
  }
}
