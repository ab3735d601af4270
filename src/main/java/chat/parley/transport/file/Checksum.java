package chat.parley.transport.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a piece of a file must come to, as its sender says: {@code sha1 <base64>}. */
record Checksum(MessageDigest digest, byte[] expected) {
  /** As tus names them. */
  static final String ALGORITHMS = "sha1,sha256,md5";

  private static final Map<String, String> NAMES =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

  static Optional<Checksum> of(FileRequest request) {
    String value = request.header("upload-checksum");
    return value.isEmpty() ? Optional.empty() : Optional.of(read(value));
  }

  private static Checksum read(String value) {
    String[] parts = value.split(" ", 2);
    try {
      if (parts.length == 2 && NAMES.containsKey(parts[0])) {
        return new Checksum(
            MessageDigest.getInstance(NAMES.get(parts[0])),
            Base64.getDecoder().decode(parts[1].strip()));
      }
    } catch (IllegalArgumentException | NoSuchAlgorithmException unreadable) {
      // the same answer
    }
    throw Headers.wrong("Upload-Checksum", "must be one of " + ALGORITHMS + " with base64");
  }

  /** Asked once, when all has come. */
  boolean fits() {
    return MessageDigest.isEqual(digest.digest(), expected);
  }
}
