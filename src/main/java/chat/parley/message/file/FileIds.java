package chat.parley.message.file;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Ids of files: 128 random bits that nobody can guess, safe in URLs and as names of files. */
public final class FileIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

  private FileIds() {}

  static String fresh() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Whether it looks like one. */
  public static boolean valid(String id) {
    return ID.matcher(id).matches();
  }
}
