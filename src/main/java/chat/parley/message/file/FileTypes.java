package chat.parley.message.file;

import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in a file, by its first bytes: neither its name nor its sender is believed. Of what can
 * be shown in a page, only what is listed here is.
 */
public final class FileTypes {
  /** How many bytes tell. */
  public static final int BEGINNING = 64;

  /** Anything else, and what a page must not show. */
  public static final String UNKNOWN = "application/octet-stream";

  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic");

  private static final List<Magic> MAGICS =
      List.of(
          new Magic("image/jpeg", 0, "\u00FF\u00D8\u00FF"),
          new Magic("image/png", 0, "\u0089PNG\r\n\u001A\n"),
          new Magic("image/gif", 0, "GIF87a"),
          new Magic("image/gif", 0, "GIF89a"),
          new Magic("video/webm", 0, "\u001A\u0045\u00DF\u00A3"),
          new Magic("audio/ogg", 0, "OggS"),
          new Magic("audio/mpeg", 0, "ID3"),
          new Magic("audio/mpeg", 0, "\u00FF\u00FB"),
          new Magic("audio/flac", 0, "fLaC"),
          new Magic("audio/aac", 0, "\u00FF\u00F1"),
          new Magic("image/avif", 4, "ftypavif"),
          new Magic("image/heic", 4, "ftyphei"),
          new Magic("image/heic", 4, "ftypmif1"),
          new Magic("audio/mp4", 4, "ftypM4A"),
          new Magic("video/mp4", 4, "ftyp"));

  private final FileStore store;

  FileTypes(FileStore store) {
    this.store = store;
  }

  private record Magic(String type, int at, String bytes) {
    boolean in(ByteBuffer beginning) {
      byte[] expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
      if (beginning.remaining() < at + expected.length) {
        return false;
      }
      for (int i = 0; i < expected.length; i++) {
        if (beginning.get(beginning.position() + at + i) != expected[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** That of a file whose beginning is there. */
  public Future<String> of(String file) {
    return store
        .open(file)
        .compose(bytes -> bytes.read(0, BEGINNING).onComplete(read -> bytes.close()))
        .map(FileTypes::of);
  }

  /** The first lines of a file that is whole; nothing when it is no text. */
  Future<Optional<String>> firstLines(String file) {
    return store
        .open(file)
        .compose(bytes -> bytes.read(0, FirstLines.BYTES + 1).onComplete(read -> bytes.close()))
        .map(
            read -> {
              boolean whole = read.remaining() <= FirstLines.BYTES;
              return FirstLines.of(
                  read.slice(read.position(), Math.min(read.remaining(), FirstLines.BYTES)), whole);
            });
  }

  public static String of(ByteBuffer beginning) {
    String riff = riff(beginning);
    if (!riff.equals(UNKNOWN)) {
      return riff;
    }
    return MAGICS.stream()
        .filter(magic -> magic.in(beginning))
        .map(Magic::type)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String riff(ByteBuffer beginning) {
    if (!new Magic("", 0, "RIFF").in(beginning)) {
      return UNKNOWN;
    }
    return new Magic("", 8, "WEBP").in(beginning)
        ? "image/webp"
        : new Magic("", 8, "WAVE").in(beginning) ? "audio/wav" : UNKNOWN;
  }

  /** Whether a browser may show it where it is. */
  public static boolean shown(String type) {
    return !type.equals(UNKNOWN);
  }

  /** Whether it may tell more of its sender than he sees: where and when it was taken. */
  public static boolean picture(String type) {
    return PICTURES.contains(type);
  }
}
