package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** The packets of one polling request or response, in one body. */
record Payload(String contentType, Buffer body) {
  static final String TEXT = "text/plain; charset=UTF-8";
  static final String BINARY = "application/octet-stream";

  static Payload text(String text) {
    return new Payload(TEXT, Buffer.buffer(text));
  }

  /**
   * @param base64 whether the client cannot read binary bodies; only revision 3 asks
   */
  static Payload of(Revision revision, List<EnginePacket> packets, boolean base64) {
    return revision == Revision.V4 ? Payload4.encode(packets) : Payload3.encode(packets, base64);
  }
}
