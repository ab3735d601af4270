package chat.parley.preview;

import java.util.Set;

/**
 * What is fetched, and how much of it.
 *
 * @param types of the content; all others are left alone
 * @param mostBytes that are read
 * @param beginning whether the beginning is enough, if it is larger
 */
record Wanted(Set<String> types, int mostBytes, boolean beginning) {
  private static final int KIBIBYTE = 1_024;

  /** The head of a page. */
  static final Wanted PAGE =
      new Wanted(Set.of("text/html", "application/xhtml+xml"), 512 * KIBIBYTE, true);

  /** Pictures that browsers show and that hold no program; SVG does. */
  static final Wanted PICTURE =
      new Wanted(
          Set.of("image/png", "image/jpeg", "image/gif", "image/webp"), KIBIBYTE * KIBIBYTE, false);

  String accepted() {
    return String.join(", ", types.stream().sorted().toList());
  }
}
