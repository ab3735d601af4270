package chat.parley.message.link;

import chat.parley.protocol.Weight;
import java.util.Optional;

/**
 * What a page says about itself, as text that is safe to show.
 *
 * @param url as the message has it
 * @param site what the page calls the place where it is
 * @param picture a path of this server
 */
public record Card(
    String url,
    String title,
    Optional<String> description,
    Optional<String> site,
    Optional<String> picture) {
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 300;
  private static final int SITE = 80;

  /** Clips what is too long, and leaves out what is empty. */
  public static Card of(
      String url, String title, String description, String site, Optional<String> picture) {
    return new Card(
        url,
        clipped(title, TITLE),
        Optional.of(clipped(description, DESCRIPTION)).filter(text -> !text.isEmpty()),
        Optional.of(clipped(site, SITE)).filter(text -> !text.isEmpty()),
        picture);
  }

  private static String clipped(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters - 1)).strip() + "…";
  }

  /** Bytes of JSON that it takes, about. */
  public int weight() {
    return Weight.ENVELOPE
        + Weight.of(url)
        + Weight.of(title)
        + description.map(Weight::of).orElse(0)
        + picture.map(Weight::of).orElse(0);
  }
}
