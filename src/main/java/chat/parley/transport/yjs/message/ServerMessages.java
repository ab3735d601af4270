package chat.parley.transport.yjs.message;

import static chat.parley.transport.yjs.message.MessageTypes.AUTH;
import static chat.parley.transport.yjs.message.MessageTypes.AUTHENTICATED;
import static chat.parley.transport.yjs.message.MessageTypes.AWARENESS;
import static chat.parley.transport.yjs.message.MessageTypes.CLOSE;
import static chat.parley.transport.yjs.message.MessageTypes.DENIED;
import static chat.parley.transport.yjs.message.MessageTypes.HOCUSPOCUS_DENIED;
import static chat.parley.transport.yjs.message.MessageTypes.PING;
import static chat.parley.transport.yjs.message.MessageTypes.PONG;
import static chat.parley.transport.yjs.message.MessageTypes.PROBE;
import static chat.parley.transport.yjs.message.MessageTypes.STATELESS;
import static chat.parley.transport.yjs.message.MessageTypes.STEP_ONE;
import static chat.parley.transport.yjs.message.MessageTypes.STEP_TWO;
import static chat.parley.transport.yjs.message.MessageTypes.SYNC;
import static chat.parley.transport.yjs.message.MessageTypes.SYNC_STATUS;
import static chat.parley.transport.yjs.message.MessageTypes.UPDATE;

import chat.parley.document.CursorState;
import java.util.List;

/**
 * What the server says of one document. Hocuspocus puts the document's name before it, and has
 * words that y-websocket has not.
 */
public final class ServerMessages {
  /** What says nothing, and is heard. */
  private static final byte[] EMPTY_UPDATE = {0, 0};

  private final byte[] label;

  private ServerMessages(byte[] label) {
    this.label = label;
  }

  /** Of the one document that a socket of y-websocket is for. */
  public static ServerMessages unnamed() {
    return new ServerMessages(new byte[0]);
  }

  /**
   * @param name of the document as the client writes it
   */
  public static ServerMessages of(String name) {
    return new ServerMessages(new Lib0Writer(name.length()).string(name).written());
  }

  public static byte[] ping() {
    return new byte[] {PING};
  }

  public static byte[] pong() {
    return new byte[] {PONG};
  }

  public byte[] stepOne(byte[] vector) {
    return begin(SYNC, vector.length).varUint(STEP_ONE).bytes(vector).written();
  }

  public byte[] stepTwo(byte[] update) {
    return begin(SYNC, update.length).varUint(STEP_TWO).bytes(update).written();
  }

  public byte[] update(byte[] update) {
    return begin(SYNC, update.length).varUint(UPDATE).bytes(update).written();
  }

  /** It changes nothing; a client that hears nothing for half a minute takes itself for lost. */
  public byte[] nothing() {
    return update(EMPTY_UPDATE);
  }

  public byte[] awareness(List<CursorState> states) {
    byte[] written = Awareness.written(states);
    return begin(AWARENESS, written.length).bytes(written).written();
  }

  /** Something must not be, to a client of y-websocket. */
  public byte[] denied(String reason) {
    return begin(AUTH, reason.length()).varUint(DENIED).string(reason).written();
  }

  /** Who sent the token may not have the document. */
  public byte[] unauthenticated(String reason) {
    return begin(AUTH, reason.length()).varUint(HOCUSPOCUS_DENIED).string(reason).written();
  }

  public byte[] authenticated(boolean write) {
    return begin(AUTH, 0)
        .varUint(AUTHENTICATED)
        .string(write ? "read-write" : "readonly")
        .written();
  }

  public byte[] stateless(String text) {
    return begin(STATELESS, text.length()).string(text).written();
  }

  public byte[] closed(String reason) {
    return begin(CLOSE, reason.length()).string(reason).written();
  }

  /** Whether an update or a step two of the client is stored. */
  public byte[] status(boolean stored) {
    return begin(SYNC_STATUS, 0).varUint(stored ? 1 : 0).written();
  }

  public byte[] probe(byte[] version) {
    return begin(PROBE, version.length).bytes(version).written();
  }

  private Lib0Writer begin(int type, int bytes) {
    return new Lib0Writer(label.length + bytes + Long.BYTES).raw(label).varUint(type);
  }
}
