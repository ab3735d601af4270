package chat.parley.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What a new database is given once: 64 random bits as an epoch, 256 as a secret. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  static String epoch() {
    return hex(8);
  }

  static String secret() {
    return hex(32);
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
