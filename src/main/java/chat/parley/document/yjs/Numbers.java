package chat.parley.document.yjs;

/** Numbers of JavaScript. */
final class Numbers {
  private static final double MOST = (1L << 53) - 1;

  private Numbers() {}

  /** A long where it says the same as the double. */
  static Object plain(double number) {
    return number == Math.rint(number) && Math.abs(number) <= MOST
        ? (Object) (long) number
        : (Object) number;
  }
}
