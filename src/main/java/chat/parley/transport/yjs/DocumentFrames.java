package chat.parley.transport.yjs;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/**
 * Whole frames that many sockets share, and what they tell: a socket that calls its documents
 * otherwise spells that for itself.
 */
record DocumentFrames(ByteBuf bytes, List<DocumentNews> told) {
  /** Of what is not for such clients. */
  static final DocumentFrames NONE = new DocumentFrames(Unpooled.EMPTY_BUFFER, List.of());
}
