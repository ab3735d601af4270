package chat.parley.transport.file;

import io.vertx.core.buffer.Buffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a form was seen to its end (RFC 2046, 5.1.1): of a file that breaks off nobody says so
 * otherwise. Used on one loop.
 */
final class FormEnd {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";,]{1,200})", Pattern.CASE_INSENSITIVE);

  /** What may follow it: a line break, or a few words to readers of old. */
  private static final int EPILOGUE = 64;

  private final String end;
  private String seen = "";

  private FormEnd(String boundary) {
    this.end = "--" + boundary + "--";
  }

  static FormEnd of(FileRequest request) {
    Matcher boundary = BOUNDARY.matcher(request.header("content-type"));
    if (!boundary.find()) {
      throw Headers.wrong("Content-Type", "must name the boundary of the form");
    }
    return new FormEnd(boundary.group(1).strip());
  }

  void came(Buffer piece) {
    int kept = end.length() + EPILOGUE;
    int from = Math.max(0, piece.length() - kept);
    // one character is one byte
    String both = seen + piece.getString(from, piece.length(), "ISO-8859-1");
    seen = both.substring(Math.max(0, both.length() - kept));
  }

  boolean reached() {
    return seen.contains(end);
  }
}
