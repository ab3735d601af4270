package chat.parley.transport.file;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads what headers of requests about files say. */
final class Headers {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private Headers() {}

  static Refusal wrong(String header, String words) {
    return new Refusal(Problem.BAD_REQUEST.refusedFor(header, header + " " + words + "."));
  }

  /** A count of bytes; nothing when the header is not there. */
  static OptionalLong bytes(FileRequest request, String header) {
    String value = request.header(header);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(value).matches()) {
      throw wrong(header, "must be a number of bytes");
    }
    return OptionalLong.of(Long.parseLong(value));
  }

  /** Whether a list of tags has this one; each has all with an asterisk (RFC 9110, 13.1). */
  static boolean names(String list, String tag) {
    return list.strip().equals("*")
        || Arrays.stream(list.split(",")).anyMatch(one -> one.strip().equals(tag));
  }

  /** Those of {@code Upload-Metadata}: keys in lower case, and texts in base64. */
  static Map<String, String> metadata(FileRequest request) {
    Map<String, String> found = new HashMap<>();
    for (String pair : request.header("upload-metadata").split(",")) {
      String[] parts = pair.strip().split(" +", 2);
      if (!parts[0].isEmpty()) {
        found.put(parts[0].toLowerCase(Locale.ROOT), decoded(parts));
      }
    }
    return found;
  }

  private static String decoded(String[] parts) {
    try {
      return parts.length < 2
          ? ""
          : new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      throw wrong("Upload-Metadata", "must be keys with texts in base64");
    }
  }
}
