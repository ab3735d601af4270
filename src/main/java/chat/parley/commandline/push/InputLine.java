package chat.parley.commandline.push;

/**
 * A line of the standard input.
 *
 * @param number from 1
 * @param at when it was read, milliseconds since 1970
 */
record InputLine(long number, long at, String text) {
  /** Behind the last one. */
  static final InputLine END = new InputLine(0, 0, "");
}
