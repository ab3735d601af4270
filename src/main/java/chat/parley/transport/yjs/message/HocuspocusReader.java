package chat.parley.transport.yjs.message;

/**
 * Messages of Hocuspocus, one in each frame.
 *
 * <pre>  string name, then
 *  00 or 04, and what y-websocket has behind its 00 | 01 bytes(awareness) | 03
 *  02 00 string(token) [string(version)] | 05 string | 07 [string]
 *
 *  without a name: 09 ping, 0a pong  </pre>
 */
public final class HocuspocusReader {

  private static final int LONGEST_NAME = 1_024;

  /** A document's name as the client writes it, and what it says of it. */
  public record Named(String name, ClientMessage message) {}

  private HocuspocusReader() {}

  /** Whether it is a ping; it must be answered. */
  public static boolean ping(byte[] frame) {
    return frame.length == 1 && frame[0] == MessageTypes.PING;
  }

  /** Whether it answers a ping. */
  public static boolean pong(byte[] frame) {
    return frame.length == 1 && frame[0] == MessageTypes.PONG;
  }

  /**
   * @throws MalformedMessage when it is cut off, or more follows
   */
  public static Named read(byte[] frame) {
    Lib0Reader reader = new Lib0Reader(frame);
    String name = reader.string();
    if (name.length() > LONGEST_NAME) {
      throw new MalformedMessage("the name is too long");
    }
    ClientMessage message = message(reader);
    YReader.whole(reader);
    return new Named(name, message);
  }

  private static ClientMessage message(Lib0Reader reader) {
    long type = reader.varUint();
    return switch ((int) Math.min(type, Integer.MAX_VALUE)) {
      case MessageTypes.SYNC -> YReader.sync(reader, true);
      case MessageTypes.SYNC_REPLY -> YReader.sync(reader, false);
      case MessageTypes.AWARENESS -> new ClientMessage.States(reader.bytes());
      case MessageTypes.AUTH -> token(reader);
      case MessageTypes.QUERY_AWARENESS -> new ClientMessage.QueryStates();
      case MessageTypes.STATELESS -> new ClientMessage.Stateless(reader.string());
      case MessageTypes.CLOSE -> leave(reader);
      default -> YReader.unknown(type, reader);
    };
  }

  private static ClientMessage token(Lib0Reader reader) {
    if (reader.varUint() != MessageTypes.TOKEN) {
      throw new MalformedMessage("clients send a token, and nothing else");
    }
    String token = reader.string();
    // the version came with 4, as did pings
    boolean tellsVersion = reader.more();
    if (tellsVersion) {
      reader.string();
    }
    return new ClientMessage.Token(token, tellsVersion);
  }

  private static ClientMessage leave(Lib0Reader reader) {
    reader.rest();
    return new ClientMessage.Leave();
  }
}
