package chat.parley.preview;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Paths of this server at which it gives pictures of elsewhere. Each is signed, for a day or two,
 * so that nobody can have a picture fetched that was in no card.
 */
public final class PictureLinks {
  static final String PREFIX = "/cards/";
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final UnaryOperator<String> signing;
  private final LongSupplier clock;

  /**
   * @param signing the same on all nodes, and known to nobody else
   * @param clock milliseconds since 1970
   */
  public PictureLinks(UnaryOperator<String> signing, LongSupplier clock) {
    this.signing = signing;
    this.clock = clock;
  }

  String path(WebAddress picture) {
    String claim =
        today()
            + "/"
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(picture.toString().getBytes(StandardCharsets.US_ASCII));
    return PREFIX + claim + "/" + signing.apply(claim);
  }

  /** The picture of a path, when it was signed today or yesterday. */
  Optional<WebAddress> picture(String path) {
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] parts = path.substring(PREFIX.length()).split("/", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    byte[] signature = signing.apply(parts[0] + "/" + parts[1]).getBytes(StandardCharsets.US_ASCII);
    boolean ours = MessageDigest.isEqual(signature, parts[2].getBytes(StandardCharsets.UTF_8));
    if (!ours || Long.parseLong(parts[0]) < today() - 1) {
      return Optional.empty();
    }
    byte[] address = Base64.getUrlDecoder().decode(parts[1]);
    return WebAddress.parse(new String(address, StandardCharsets.US_ASCII));
  }

  private long today() {
    return clock.getAsLong() / DAY;
  }
}
