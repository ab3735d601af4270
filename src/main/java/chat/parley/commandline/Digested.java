package chat.parley.commandline;

import chat.parley.log.Rounds;
import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the bytes of a file come to.
 *
 * @param sha256 in hexadecimal digits
 */
record Digested(long length, String sha256) {
  private static final int PIECE_BYTES = 1 << 20;

  static Future<Digested> of(FileStore.Bytes bytes) {
    MessageDigest hash = fresh();
    AtomicLong at = new AtomicLong();
    return Rounds.whileMore(
            () ->
                bytes
                    .read(at.get(), PIECE_BYTES)
                    .map(
                        piece -> {
                          at.addAndGet(piece.remaining());
                          boolean more = piece.hasRemaining();
                          hash.update(piece);
                          return more;
                        }))
        .map(read -> new Digested(at.get(), HexFormat.of().formatHex(hash.digest())));
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
