package chat.parley.transport.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Says whether a file is shown or kept, and by which name (RFC 6266). */
final class Disposition {

  private Disposition() {}

  static String of(boolean shown, String name) {
    String spelled = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    return (shown ? "inline" : "attachment")
        + "; filename=\""
        + plain
        + "\"; filename*=UTF-8''"
        + spelled.replace("*", "%2A");
  }
}
