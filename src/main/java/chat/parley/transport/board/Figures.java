package chat.parley.transport.board;

/** How numbers are spelled for other programs: whole ones as such. */
final class Figures {
  private static final double WHOLE = 1L << 53;

  private Figures() {}

  static String spelled(double value) {
    return value == Math.rint(value) && Math.abs(value) <= WHOLE
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
