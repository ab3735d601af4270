package chat.parley.transport.socketio.engine;

/**
 * Why a session is closed, and how each transport says so.
 *
 * @param reason as Socket.IO names it, such as {@code ping timeout}
 * @param code of the WebSocket's close frame
 * @param last what a waiting poll hears
 */
record CloseReason(String reason, int code, EnginePacket.Type last) {
  private static final int NORMAL = 1000;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int POLICY_VIOLATION = 1008;

  static CloseReason by(String reason) {
    return new CloseReason(reason, NORMAL, EnginePacket.Type.CLOSE);
  }

  static CloseReason by(String reason, int code) {
    return new CloseReason(reason, code, EnginePacket.Type.CLOSE);
  }

  /** The client has sent something that it must not. */
  static CloseReason fault(String reason) {
    return new CloseReason(reason, PROTOCOL_ERROR, EnginePacket.Type.CLOSE);
  }

  /** Too much has come in for too long. */
  static CloseReason flood() {
    return by("transport error", POLICY_VIOLATION);
  }

  /** The client has said that it closes; its poll only has to return. */
  static CloseReason asked() {
    return new CloseReason("transport close", NORMAL, EnginePacket.Type.NOOP);
  }
}
