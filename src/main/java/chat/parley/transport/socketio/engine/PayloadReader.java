package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;

/** Reads the packets of a body one by one, so that one of a million costs no list, nor a turn. */
interface PayloadReader {

  /** A body always has a first packet, even if it turns out to be none. */
  boolean hasNext();

  EnginePacket next() throws EngineException;

  /**
   * @param binary whether the body is said to be binary; only revision 3 has such
   */
  static PayloadReader of(Revision revision, boolean binary, Buffer body) {
    if (revision == Revision.V4) {
      return new Payload4.Reader(binary, body);
    }
    return binary ? new Payload3.BinaryReader(body) : new Payload3.TextReader(body);
  }
}
