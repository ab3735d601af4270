package chat.parley.picture;

import java.util.List;

/**
 * What the headers of a picture tell.
 *
 * @param width of the whole, as it is stored
 * @param frameWidth of the largest picture in it
 * @param orientation what is still to be done to stand upright
 * @param profile of its colours (ICC); empty for none
 * @param hidden where in the clean file something is that a decoder need not see: profiles of
 *     strangers, which native code would read
 * @param decodable whether a decoder may try
 */
record Facts(
    int width,
    int height,
    int frameWidth,
    int frameHeight,
    Orientation orientation,
    byte[] profile,
    List<Long> hidden,
    boolean decodable) {

  /** A browser makes four bytes of each. */
  private static final long MOST_PIXELS = 40_000_000;

  private static final int LONGEST_SIDE = 16_384;

  /** Whether it can be shown without harm to whoever looks. */
  boolean small() {
    return fits(width, height) && fits(frameWidth, frameHeight);
  }

  private static boolean fits(int width, int height) {
    return width > 0
        && height > 0
        && width <= LONGEST_SIDE
        && height <= LONGEST_SIDE
        && (long) width * height <= MOST_PIXELS;
  }

  int uprightWidth() {
    return orientation.sideways() ? height : width;
  }

  int uprightHeight() {
    return orientation.sideways() ? width : height;
  }
}
