package chat.parley.wire;

import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Reply;
import java.util.OptionalLong;

/**
 * How an upload over a socket stands.
 *
 * @param number by which its pieces name it; nothing when none are wanted
 * @param piece most bytes of one
 */
public record UploadReply(StoredFile file, OptionalLong number, int piece) implements Reply {
  /** So much may be sent behind what is acknowledged. */
  public static final int WINDOW_BYTES = 1024 * 1024;

  /** Most of one piece: as long what is said on the same socket may wait behind it. */
  public static final int PIECE_BYTES = 32 * 1024;
}
