package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** The packets of one polling request or response, in one body. */
record Payload(String contentType, Buffer body) {
  static final String TEXT = "text/plain; charset=UTF-8";
  static final String BINARY = "application/octet-stream";

  /** Takes packets one by one, so that a body of a million of them costs no list. */
  interface Sink {
    /** Returns whether the next one is wanted. */
    boolean take(EnginePacket packet);
  }

  static Payload text(String text) {
    return new Payload(TEXT, Buffer.buffer(text));
  }

  /**
   * @param base64 whether the client cannot read binary bodies; only revision 3 asks
   */
  static Payload of(Revision revision, List<EnginePacket> packets, boolean base64) {
    return revision == Revision.V4 ? Payload4.encode(packets) : Payload3.encode(packets, base64);
  }

  /** Hands over what the body holds, up to the first packet that is none. */
  static void decode(Revision revision, boolean binary, Buffer body, Sink sink)
      throws EngineException {
    if (binary) {
      if (revision == Revision.V4) {
        throw new EngineException("a body is text");
      }
      Payload3.decodeBinary(body, sink);
    } else if (revision == Revision.V4) {
      Payload4.decode(Utf8.decode(body), sink);
    } else {
      Payload3.decode(Utf8.decode(body), sink);
    }
  }
}
