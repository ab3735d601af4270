package chat.parley.preview;

import chat.parley.gzip.Gunzip;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of a page as text, whatever it says that they are: what fits nothing is a �. */
final class PageText {
  private static final int SNIFFED = 4_096;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern META =
      Pattern.compile("<meta\\b[^>]{0,300}?" + CHARSET.pattern(), Pattern.CASE_INSENSITIVE);

  /** What these labels mean on the web (the Encoding Standard); Java takes them at their word. */
  private static final Map<String, String> MEANT =
      Map.of(
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "x-gbk", "GB18030",
          "shift_jis", "windows-31j",
          "sjis", "windows-31j",
          "x-sjis", "windows-31j",
          "euc-kr", "x-windows-949",
          "ks_c_5601-1987", "x-windows-949",
          "iso-8859-1", "windows-1252",
          "us-ascii", "windows-1252");

  private PageText() {}

  static String of(Fetched page) {
    byte[] bytes = opened(page);
    Optional<Charset> marked = byteOrderMark(bytes);
    Charset charset =
        marked
            .or(() -> named(CHARSET.matcher(page.contentType())))
            .or(() -> inDocument(bytes))
            .orElseGet(
                () -> utf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
    return new String(bytes, charset);
  }

  /** However small it was on the way, here it has the same bound as others. */
  private static byte[] opened(Fetched page) {
    byte[] body = page.body().getBytes();
    if (page.encoding().isEmpty() || page.encoding().equals("identity")) {
      return body;
    }
    if (!page.encoding().equals("gzip") && !page.encoding().equals("x-gzip")) {
      return new byte[0];
    }
    byte[] opened = new byte[Wanted.PAGE.mostBytes()];
    int length = 0;
    try (InputStream in = new Gunzip(body)) {
      int read = 0;
      while (read >= 0 && length < opened.length) {
        length += read;
        read = in.read(opened, length, opened.length - length);
      }
    } catch (EOFException cut) {
      // the beginning is enough
    } catch (IOException broken) {
      length = 0;
    }
    return java.util.Arrays.copyOf(opened, length);
  }

  private static Optional<Charset> byteOrderMark(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    return starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)
        ? Optional.of(StandardCharsets.UTF_16)
        : Optional.empty();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int at = 0; at < mark.length; at++) {
      if (at >= bytes.length || (bytes[at] & 0xFF) != mark[at]) {
        return false;
      }
    }
    return true;
  }

  /** A page that can be read as ASCII to find this is not in UTF-16. */
  private static Optional<Charset> inDocument(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(SNIFFED, bytes.length), StandardCharsets.ISO_8859_1);
    return named(META.matcher(beginning))
        .map(it -> it.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : it);
  }

  private static Optional<Charset> named(Matcher matcher) {
    if (!matcher.find()) {
      return Optional.empty();
    }
    String label = matcher.group(1).toLowerCase(Locale.ROOT);
    try {
      return Optional.of(Charset.forName(MEANT.getOrDefault(label, label)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** Of a page that says nothing; a letter that was cut off at the end does not count. */
  private static boolean utf8(byte[] bytes) {
    int end = bytes.length;
    for (int back = 0; back < 3 && end > 0 && bytes[end - 1] < 0; back++) {
      end--;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end));
      return true;
    } catch (CharacterCodingException another) {
      return bytes.length - end == 0 ? false : tail(bytes);
    }
  }

  /** It ended with whole letters after all. */
  private static boolean tail(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException another) {
      return false;
    }
  }
}
