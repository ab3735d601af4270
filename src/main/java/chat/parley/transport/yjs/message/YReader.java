package chat.parley.transport.yjs.message;

/**
 * Messages of y-websocket, one in each frame.
 *
 * <pre>  00 00 bytes(state vector) | 00 01 bytes(update) | 00 02 bytes(update)
 *  01 bytes(awareness) | 03 | 66 bytes(version, of y-sweet)  </pre>
 */
public final class YReader {

  private YReader() {}

  /**
   * @throws MalformedMessage when it is cut off, or more follows
   */
  public static ClientMessage read(byte[] frame) {
    Lib0Reader reader = new Lib0Reader(frame);
    long type = reader.varUint();
    ClientMessage message =
        switch ((int) Math.min(type, Integer.MAX_VALUE)) {
          case MessageTypes.SYNC -> sync(reader, false);
          case MessageTypes.AWARENESS -> new ClientMessage.States(reader.bytes());
          case MessageTypes.QUERY_AWARENESS -> new ClientMessage.QueryStates();
          case MessageTypes.PROBE -> new ClientMessage.Probe(reader.bytes());
          default -> unknown(type, reader);
        };
    whole(reader);
    return message;
  }

  static ClientMessage unknown(long type, Lib0Reader reader) {
    reader.rest();
    return new ClientMessage.Unknown(type);
  }

  /** What is read by two readers in two ways is no message. */
  static void whole(Lib0Reader reader) {
    if (reader.more()) {
      throw new MalformedMessage("something follows the message");
    }
  }

  static ClientMessage sync(Lib0Reader reader, boolean asksBack) {
    long step = reader.varUint();
    byte[] bytes = reader.bytes();
    return switch ((int) Math.min(step, Integer.MAX_VALUE)) {
      case MessageTypes.STEP_ONE -> new ClientMessage.StepOne(bytes, asksBack);
      case MessageTypes.STEP_TWO -> new ClientMessage.StepTwo(bytes);
      case MessageTypes.UPDATE -> new ClientMessage.Update(bytes);
      default -> throw new MalformedMessage("there is no such step");
    };
  }
}
