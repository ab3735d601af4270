package chat.parley.transport.upload;

import chat.parley.wire.UploadReply;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A piece of a file, as a binary frame has it (big-endian):
 *
 * <pre>  number of the upload: 8 bytes | offset: 8 bytes | data: 0 to 32 KiB  </pre>
 *
 * @param offset where in the file its data begin
 */
public record Piece(long number, long offset, byte[] data) {
  private static final int OFFSET_AT = 8;
  static final int HEAD_BYTES = 16;

  /** Nothing when it is none. */
  public static Optional<Piece> read(Buffer frame) {
    return frame.length() < HEAD_BYTES || frame.length() > HEAD_BYTES + UploadReply.PIECE_BYTES
        ? Optional.empty()
        : Optional.of(
            new Piece(
                frame.getLong(0),
                frame.getLong(OFFSET_AT),
                frame.getBytes(HEAD_BYTES, frame.length())));
  }
}
