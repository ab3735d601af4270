package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict: bytes that are not UTF-8 are refused instead of replaced. */
final class Utf8 {

  private Utf8() {}

  static String decode(Buffer bytes) throws EngineException {
    try {
      // A new decoder reports what is malformed.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes()))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new EngineException("text is UTF-8");
    }
  }
}
