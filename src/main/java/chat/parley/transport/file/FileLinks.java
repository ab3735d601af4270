package chat.parley.transport.file;

import chat.parley.message.file.StoredFile;
import chat.parley.transport.SessionKeys;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Links to files that work without a key, for a while: {@code ?s=<seconds since 1970>.<HMAC>}. */
final class FileLinks {
  private static final Pattern SIGNED = Pattern.compile("\\d{1,12}\\.[A-Za-z0-9_-]{43}");
  private static final String PURPOSE = "file";
  private static final long MILLIS = 1_000;

  private final SessionKeys keys;
  private final LongSupplier clock;

  /**
   * @param clock milliseconds since 1970, UTC
   */
  FileLinks(SessionKeys keys, LongSupplier clock) {
    this.keys = keys;
    this.clock = clock;
  }

  static String path(StoredFile file) {
    return "/files/" + file.id();
  }

  /**
   * @param until seconds since 1970, UTC
   */
  String link(StoredFile file, long until) {
    String signature = keys.sign(PURPOSE, file.id() + " " + until);
    return path(file) + "?s=" + until + "." + signature;
  }

  /** Whether a link to this file was made, and still works. */
  boolean opens(String id, String signed) {
    if (!SIGNED.matcher(signed).matches()) {
      return false;
    }
    String[] parts = signed.split("\\.");
    return Long.parseLong(parts[0]) * MILLIS > clock.getAsLong()
        && keys.signed(PURPOSE, id + " " + parts[0], parts[1]);
  }
}
