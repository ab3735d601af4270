package chat.parley.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of the beginning of a file. Used by one thread after the other. */
final class FileHash {
  private MessageDigest digest = sha256();
  private long length;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** How much was hashed. */
  synchronized long length() {
    return length;
  }

  /** What follows, or nothing when that is not what comes next. */
  synchronized Void next(long at, ByteBuffer bytes) {
    if (at == length) {
      length += bytes.remaining();
      digest.update(bytes.duplicate());
    }
    return null;
  }

  synchronized void cut(long to) {
    if (length > to) {
      forget();
    }
  }

  synchronized void forget() {
    digest = sha256();
    length = 0;
  }

  /** In hexadecimal digits. */
  synchronized String digest() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException everySha256CanBe) {
      throw new IllegalStateException(everySha256CanBe);
    }
  }
}
